package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.AblationMethod;
import rnnscope.analysis.cause.PropertyEnds;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.text.Corpora;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

/** What single units of the models that come with the program know, on texts that they were not trained on. */
class SampleModelUnitsTest {
    private static final Workers ALONE = Workers.of(1);

    @Test
    void aUnitOfTheStoriesTellsQuotationsAndAnotherFollowsTheColumn() throws Exception {
        Model model = ShippedModels.load("story-lstm");
        TokenSequence story = model.tokenizer().encode(Corpora.open("story:5:40000").text());
        List<PropertyRanking> rankings = ranked(model, "hidden", story, "quotation", "column");
        PropertyRanking quotation = rankings.get(0);
        assertTrue(quotation.best().heldOut() >= 0.95, "AUC " + quotation.best().heldOut());
        assertTrue(quotation.control() < 0.7, "untrained " + quotation.control());
        PropertyRanking column = rankings.get(1);
        assertTrue(column.best().heldOut() >= 0.9, "rank correlation " + column.best().heldOut());
        assertTrue(column.control() < 0.5, "untrained " + column.control());
    }

    @Test
    void withoutTheQuotationsUnitClosingMarksSurpriseMoreThanWithoutAnyOfFiftyOthers() throws Exception {
        Model model = ShippedModels.load("story-lstm");
        TokenSequence story = model.tokenizer().encode(Corpora.open("story:5:24000").text());
        int unit = ranked(model, "hidden", story, "quotation").get(0).best().unit();
        TextProperty quotation = TextProperties.of("quotation");
        Ablation ablation = Ablation.of(new Reading(Kernels.best(), model, story), Ablation.stretch(story.length()),
                PropertyEnds.of(quotation.kind(), quotation.values(story)),
                new Ablation.Question(0, "hidden", unit, 50, 1), Kernels.best(), ALONE, Progress.IGNORED);
        assertEquals(50, ablation.others().size());
        assertEquals(1, ablation.rank(AblationMethod.ZERO));
        assertEquals(1, ablation.rank(AblationMethod.MEAN));
    }

    /** The program's tests are Java like its sources, which are what the model learned. */
    @Test
    void aUnitOfTheCodeTellsCommentsAndStringsAndAnotherHoldsTheIndentation() throws Exception {
        Model model = ShippedModels.load("code-lstm");
        TokenSequence code = model.tokenizer().encode(Corpora.open("src/test/java/rnnscope/analysis").text());
        PropertyRanking aside = ranked(model, "hidden", code, "java-comment-or-string").get(0);
        assertTrue(aside.best().heldOut() >= 0.95, "AUC " + aside.best().heldOut());
        assertTrue(aside.control() < 0.8, "untrained " + aside.control());
        PropertyRanking indentation = ranked(model, "cell", code, "indentation").get(0);
        assertTrue(indentation.best().heldOut() >= 0.9, "rank correlation " + indentation.best().heldOut());
        assertTrue(indentation.control() < 0.5, "untrained " + indentation.control());
    }

    private static List<PropertyRanking> ranked(Model model, String channel, TokenSequence text, String... properties)
            throws IOException {
        List<TextProperty> asked = new ArrayList<>();
        for (String property : properties) {
            asked.add(TextProperties.of(property));
        }
        List<PropertyRanking> rankings = UnitStudy.read(Kernels.best(), ALONE, model, text,
                Place.inEveryLayer(model, channel), asked, Progress.IGNORED).ranking().properties();
        rankings.forEach(r -> assertTrue(r.best().q() < 0.05, r.property().id() + ": q " + r.best().q()));
        return rankings;
    }
}
