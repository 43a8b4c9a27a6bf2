package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.text.Corpora;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

class ScoreCommandTest {
    @TempDir
    Path folder;
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("score", "--out", out().toString()));
        all.addAll(List.of(arguments));
        return RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(errors),
                all.toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("t.csv");
    }

    @Test
    void theTableHoldsTheFiguresOfTheStudy() throws IOException {
        assertEquals(0, run("--model", "story-rnn", "--text", "story:3:6000", "--property", "word", "--property",
                "column", "--property", "regex:[.,]", "--property", "indentation"), errors::toString);
        Model model = ShippedModels.named("story-rnn");
        TokenSequence tokens = model.tokenizer().encode(Corpora.open("story:3:6000").text());
        List<TextProperty> properties = List.of(TextProperties.of("word"), TextProperties.of("column"),
                TextProperties.of("regex:[.,]"), TextProperties.of("indentation"));
        UnitStudy study = UnitStudy.read(Kernels.best(), Workers.of(1), model, tokens,
                Place.inEveryLayer(model, "hidden"), properties, Progress.IGNORED);
        List<String> lines = Files.readAllLines(out());
        assertEquals("property,layer,unit,sign,chosen_by,held_out,f1,threshold,deviation,p,q,control,share",
                lines.get(0));
        int row = 1;
        for (PropertyRanking property : study.ranking().properties()) {
            for (UnitScore s : property.scores()) {
                String[] fields = lines.get(row++).replace("\"regex:[.,]\"", "regex").split(",", -1);
                assertEquals(Integer.toString(s.unit()), fields[2]);
                assertEquals(s.heldOut(), Double.parseDouble(fields[5]));
                assertEquals(property.property().id().equals("column"), fields[6].isEmpty());
                assertEquals(s.q(), Double.parseDouble(fields[10]));
                assertEquals(property.control(), Double.parseDouble(fields[11]));
            }
        }
        assertEquals(lines.size(), row);
        assertEquals(3 * 128 + 1, row);
        assertTrue(errors.toString().contains("Indentation: not ranked, it is the same everywhere in this text"),
                errors.toString());
        assertTrue(errors.toString().contains("Inside a word: unit " + study.ranking().properties().get(0).best().unit()
                + ", AUC 0."), errors.toString());
    }

    @Test
    void withoutPropertiesAllThatFitAreScored() throws IOException {
        assertEquals(0, run("--model", "hello-rnn", "--text", "story:3:3000", "--layer", "1"), errors::toString);
        String table = Files.readString(out());
        assertTrue(table.contains("quotation,1,") && table.contains("sentence-word,1,"));
        assertFalse(table.contains("java-"));
    }

    @Test
    void whatCannotBeIsSaidInASentence() {
        assertEquals(1, run("--model", "hello-rnn", "--text", "hello", "--channel", "forget"));
        String error = errors.toString();
        assertTrue(error.startsWith("There is no channel \"forget\"; there are sum, hidden"), error);
        errors.getBuffer().setLength(0);
        assertEquals(1, run("--model", "hello-rnn", "--text", "hello", "--layer", "2"));
        assertEquals("The model has 1 layer, and no layer 2.", errors.toString().strip());
        errors.getBuffer().setLength(0);
        assertEquals(1, run("--model", "hello-rnn", "--text", "hello", "--property", "colour"));
        assertTrue(errors.toString().startsWith("There is no property \"colour\"; there are"), errors.toString());
        assertFalse(Files.exists(out()));
    }
}
