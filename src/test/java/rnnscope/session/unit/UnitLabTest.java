package rnnscope.session.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader;
import rnnscope.analysis.unit.OnsetCurve;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.analysis.unit.UnitHistogram;
import rnnscope.math.Autocorrelation;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Reading;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Similarity;
import rnnscope.session.inquiry.UnitQuestion;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TextRange;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.train.Initialisation;

class UnitLabTest {
    private static final String TEXT = ShippedTexts.load("story").substring(0, 3000);

    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final UnitLab lab = new UnitLab(session, Runnable::run, Runnable::run);
    private Reading reading;

    @BeforeEach
    void open() {
        CharacterTokenizer tokenizer = CharacterTokenizer.of(TEXT);
        ModelSpec spec = ModelSpec.of("gru", 2, 8, tokenizer.vocabulary().size());
        session.openModel("small", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 5), tokenizer,
                ModelCard.named("small")));
        openText(TEXT);
    }

    private void openText(String text) {
        session.openText("text", () -> new SourceText("text", text));
        reading = session.excerpt().reading();
    }

    private UnitRanking rank(List<TextProperty> properties) {
        lab.rankings().ask(new RankingQuestion(reading, "hidden", properties));
        return lab.rankings().current();
    }

    private PropertyRanking capital() {
        return rank(TextProperties.meantFor(reading.tokens())).properties().stream()
                .filter(p -> p.property().id().equals("capital")).findFirst().orElseThrow();
    }

    @Test
    void theRankingIsThatOfTheCommandLine() {
        List<TextProperty> properties = TextProperties.meantFor(reading.tokens());
        UnitRanking ranking = rank(properties);
        try (Workers workers = Workers.of(1)) {
            UnitStudy study = UnitStudy.read(Kernels.plain(), workers, reading.model(), reading.tokens(),
                    List.of(new ActivityReader.Place(0, "hidden"), new ActivityReader.Place(1, "hidden")), properties,
                    (done, total) -> true);
            assertEquals(study.ranking(), ranking);
        }
    }

    @Test
    void propertiesThatDoNotFitArePassedOver() {
        TextProperty misfit = new TextProperty("misfit", "Misfit", "", TextProperty.Kind.SCALAR, (tokens, wanted) -> {
            throw new IllegalArgumentException("does not fit");
        });
        UnitRanking ranking = rank(List.of(misfit, TextProperties.regex("the")));
        assertEquals(List.of("the"), ranking.properties().stream().map(p -> p.property().title()).toList());
    }

    @Test
    void lookingAtAPropertyListsTheUnitsOfTheLayerAsTheyKnowIt() {
        PropertyRanking capital = capital();
        session.selection().pinLayer(0);
        lab.look(capital);
        assertEquals(capital.property(), lab.propertyProperty().get());
        assertEquals("ranked for: capital letter", lab.listProperty().get().words());
        assertEquals(capital.scores().stream().filter(s -> s.layer() == 0).map(UnitScore::unit).toList(),
                lab.listProperty().get().units());
        session.selection().pinUnit(lab.listProperty().get().units().get(0));
        lab.flip(2);
        assertEquals(lab.listProperty().get().units().get(2), session.selection().unit());
    }

    private static double slowness(Activity read, int unit) {
        float[] values = new float[read.steps()];
        read.read(unit, 0, values);
        return Autocorrelation.of(values);
    }

    @Test
    void unitsAreListedAsTheUserWants() {
        session.selection().pinLayer(1);
        session.selection().textChannelProperty().set("update");
        lab.look(capital());
        lab.orderProperty().set(ListOrder.NUMBER);
        assertEquals(UnitList.stored(8), lab.listProperty().get());
        lab.orderProperty().set(ListOrder.SIMILAR);
        assertEquals(UnitList.stored(8), lab.listProperty().get(), "nobody looks");
        lab.watchList(true);
        Similarity similarity = Similarity.of(new UnitQuestion<>(reading, 1, "update", null), lab.activities(),
                (done, total) -> true);
        assertEquals(IntStream.of(similarity.order().order()).boxed().toList(), lab.listProperty().get().units());
        assertEquals("similar z side by side", lab.listProperty().get().words());

        lab.orderProperty().set(ListOrder.SLOWEST);
        assertEquals("z that changes slowest first", lab.listProperty().get().words());
        List<Integer> slowest = lab.listProperty().get().units();
        assertEquals(8, slowest.stream().distinct().count());
        Activity read = lab.activities().of(reading, 1, "update", (done, total) -> true);
        for (int i = 1; i < 8; i++) {
            assertTrue(slowness(read, slowest.get(i - 1)) >= slowness(read, slowest.get(i)));
        }

        lab.orderProperty().set(ListOrder.SATURATED);
        Activity activity = lab.activities().of(reading, 1, "update", (done, total) -> true);
        double[] shares = new double[8];
        for (int unit = 0; unit < 8; unit++) {
            for (int t = 0; t < TEXT.length(); t++) {
                float value = activity.value(unit, t);
                shares[unit] += value < 0.1f || value > 0.9f ? 1.0 / TEXT.length() : 0;
            }
        }
        List<Integer> units = lab.listProperty().get().units();
        assertEquals(8, units.stream().distinct().count());
        for (int i = 1; i < 8; i++) {
            assertTrue(shares[units.get(i - 1)] >= shares[units.get(i)] - 1e-9);
        }
        lab.orderProperty().set(ListOrder.RANKED);
        assertEquals("ranked for: capital letter", lab.listProperty().get().words());
    }

    @Test
    void aPropertyIsStillLookedAtWhenTheModelLearnsOn() {
        lab.look(capital());
        UnitList ranked = lab.listProperty().get();
        Model now = reading.model();
        session.renew(new Model(now.spec(), Initialisation.UNIFORM.parameters(now.spec(), 1, 6), now.tokenizer(),
                ModelCard.named("later")), false);
        assertEquals("later", session.excerpt().model().card().name());
        assertEquals("capital", lab.propertyProperty().get().id());
        assertEquals(ranked, lab.listProperty().get());
    }

    @Test
    void whatWasKnownOfAnotherTextIsForgotten() {
        lab.look(capital());
        openText(TEXT.substring(100));
        assertNull(lab.propertyProperty().get());
        assertEquals(UnitList.stored(8), lab.listProperty().get());
    }

    @Test
    void aPortraitIsOfTheWholeText() {
        TextProperty capital = capital().property();
        lab.portraits().ask(new PortraitQuestion(reading, 1, "hidden", 3, capital));
        Portrait portrait = lab.portraits().current();
        Activity activity = lab.activities().of(reading, 1, "hidden", (done, total) -> true);
        PropertyValues values = PropertyValues.of(capital, reading.tokens());
        TextRange all = new TextRange(0, TEXT.length());
        assertEquals(UnitHistogram.of(activity, 3, values, all, 32, 20), portrait.histogram());
        assertEquals(OnsetCurve.of(activity, 3, values, all, 40, 40), portrait.onset());
        long onsets = IntStream.range(1, TEXT.length()).filter(t -> Character.isUpperCase(TEXT.charAt(t))
                && !Character.isUpperCase(TEXT.charAt(t - 1))).count();
        assertEquals(onsets, portrait.onset().onsets());
        TextProperty column = TextProperties.all().stream().filter(p -> p.id().equals("column")).findFirst().orElseThrow();
        lab.portraits().ask(new PortraitQuestion(reading, 1, "hidden", 3, column));
        assertNull(lab.portraits().current().onset());
        assertNotNull(lab.portraits().current().histogram());
    }

    @Test
    void aTextTooShortToRankSaysSo() {
        openText("too short");
        UnitRanking ranking = rank(TextProperties.meantFor(reading.tokens()));
        assertTrue(ranking.properties().stream().allMatch(p -> p.fault().contains("shorter than")));
        assertFalse(ranking.properties().isEmpty());
    }
}
