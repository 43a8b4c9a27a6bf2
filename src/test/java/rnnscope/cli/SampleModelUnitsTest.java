package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.Absence;
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
        TokenSequence story = model.tokenizer().encode(Corpora.open("story:5:60000").text());
        PropertyRanking quotation = ranked(model, "hidden", story, "quotation");
        assertTrue(quotation.best().heldOut() >= 0.95, "AUC " + quotation.best().heldOut());
        assertTrue(quotation.control() < 0.7, "untrained " + quotation.control());
        PropertyRanking column = ranked(model, "hidden", story, "column");
        assertTrue(column.best().heldOut() >= 0.9, "rank correlation " + column.best().heldOut());
        assertTrue(column.control() < 0.5, "untrained " + column.control());
    }

    @Test
    void withoutTheQuotationsUnitClosingMarksSurpriseMoreThanWithoutAnyOfFiftyOthers() throws Exception {
        Model model = ShippedModels.load("story-lstm");
        TokenSequence story = model.tokenizer().encode(Corpora.open("story:5:30000").text());
        int unit = ranked(model, "hidden", story, "quotation").best().unit();
        TextProperty quotation = TextProperties.of("quotation");
        Ablation ablation = Ablation.of(new Reading(Kernels.best(), model, story), Ablation.stretch(story.length()),
                PropertyEnds.of(quotation.kind(), quotation.values(story)),
                new Ablation.Question(0, "hidden", unit, 50, 1), Kernels.best(), ALONE, Progress.IGNORED);
        assertEquals(50, ablation.others().size());
        assertEquals(1, ablation.rank(Absence.SILENCED));
        assertEquals(1, ablation.rank(Absence.AVERAGED));
    }

    private static PropertyRanking ranked(Model model, String channel, TokenSequence text, String property)
            throws IOException {
        PropertyRanking ranking = UnitStudy.read(Kernels.best(), ALONE, model, text, Place.inEveryLayer(model, channel),
                List.of(TextProperties.of(property)), Progress.IGNORED).ranking().properties().get(0);
        assertTrue(ranking.best().q() < 0.05, property + ": q " + ranking.best().q());
        return ranking;
    }
}
