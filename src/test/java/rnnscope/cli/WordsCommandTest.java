package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.analysis.word.WordVectors;
import rnnscope.io.ShippedModels;

class WordsCommandTest {
    @TempDir
    Path folder;
    private final StringWriter said = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("words"));
        all.addAll(List.of(arguments));
        return RnnScopeCommand.run(new PrintWriter(said), new PrintWriter(errors), all.toArray(String[]::new));
    }

    @Test
    void neighboursWithTheirDistances() throws Exception {
        assertEquals(0, run("--model", "hello-rnn", "--near", "l", "--best", "1"), errors::toString);
        WordVectors vectors = WordVectors.of(ShippedModels.load("hello-rnn"), WordVectors.Kind.READ);
        WordVectors.Neighbour nearest = vectors.neighbours(vectors.vocabulary().id("l"), 1).get(0);
        String[] fields = said.toString().lines().skip(1).findFirst().orElseThrow().strip().split("\\s+");
        assertEquals(nearest.cosine(), Double.parseDouble(fields[0]), 1e-4);
        assertEquals(nearest.distance(), Double.parseDouble(fields[1]), 1e-4);
        assertEquals(vectors.vocabulary().symbol(nearest.symbol()), fields[2]);
    }

    @Test
    void placesOfEverySymbol() throws Exception {
        for (String plane : List.of("pca", "tsne")) {
            Path out = folder.resolve(plane + ".csv");
            assertEquals(0, run("--model", "hello-rnn", "--plane", plane, "--out", out.toString()), errors::toString);
            List<String> lines = Files.readAllLines(out);
            assertEquals("symbol,norm,x,y", lines.get(0));
            assertEquals(5, lines.size());
        }
        assertTrue(said.toString().contains("variance along x ") && said.toString().contains("KL divergence "), said::toString);
    }

    @Test
    void mistakesAreSaidInASentence() {
        assertEquals(2, run("--model", "hello-rnn", "--near", "z"));
        assertTrue(errors.toString().contains("he model does not know \"z\""), errors::toString);
        assertEquals(2, run("--model", "hello-rnn", "--plane", "pca"));
        assertEquals(1, run("--model", "prices-gru"));
        assertTrue(errors.toString().contains("he model prices-gru reads numbers"), errors::toString);
    }
}
