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
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What cannot be done is refused before it is begun: with the right exit code, in one line that names what is wrong as it
 * was typed, with nothing on the standard output and no file made or changed.
 */
class RefusalTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** {@code FOLDER} stands for it; in it are text.txt, table.csv and the folder inside. */
    @TempDir
    private Path folder;

    /** Exit code, what the sentence holds, and the command line. */
    static Stream<Arguments> lines() {
        return Stream.of(
                // Numbers out of range
                line(2, "--held-out 0.5 and --test 0.6 leave nothing to learn from", "train --corpus hello --out FOLDER/m --held-out 0.5 --test 0.6"),
                line(2, "--held-out is more than 0 and less than 1, not 1.5", "train --corpus hello --out FOLDER/m --held-out 1.5"),
                line(2, "--held-out is more than 0 and less than 1, not 0", "train --corpus hello --out FOLDER/m --held-out 0"),
                line(2, "--test is 0 or more and less than 1, not NaN", "train --corpus hello --out FOLDER/m --test NaN"),
                line(2, "--until is 0 or more, not NaN", "train --corpus hello --out FOLDER/m --until NaN"),
                line(2, "--epochs is more than 0 and at most 1000000, not Infinity", "train --corpus hello --out FOLDER/m --epochs Infinity"),
                line(2, "not 0", "train --corpus hello --out FOLDER/m --epochs 0"),
                line(2, "not NaN", "train --task dates --out FOLDER/m --epochs NaN"),
                line(2, "--words is 0 or more, not -1", "train --corpus hello --out FOLDER/m --words -1"),
                line(2, "--threads is 1 to 256, not 0", "train --corpus hello --out FOLDER/m --threads 0"),
                line(2, "--forget-bias is a number, not Infinity", "train --corpus hello --out FOLDER/m --forget-bias Infinity"),
                line(2, "--rate is more than 0 and at most 10, not 11", "train --corpus hello --out FOLDER/m --rate 11"),
                line(2, "--dropout is 0 or more and less than 1, not 1.5", "train --corpus hello --out FOLDER/m --dropout 1.5"),
                line(2, "--batch is 1 to 4096, not 5000", "train --corpus hello --out FOLDER/m --batch 5000"),
                line(2, "--layers is 1 to 8, not 9", "train --corpus hello --out FOLDER/m --layers 9"),
                line(1, "a batch of 5 with 6 steps would do", "train --corpus hello --out FOLDER/m"),
                line(2, "--length is 1 or more, not -5", "sample --model hello-rnn --length -5"),
                line(2, "--temperature is 0 to 100, not -3", "sample --model hello-rnn --temperature -3"),
                line(2, "--temperature is 0 to 100, not NaN", "sample --model hello-rnn --temperature NaN"),
                line(2, "--temperature is 0 to 100, not NaN", "decode --model dates-gru --source 4 --temperature NaN"),
                line(2, "--top-k is 0 or more, not -1", "sample --model hello-rnn --top-k -1"),
                line(2, "--beam is 1 to 16, not 17", "decode --model dates-gru --source 4 --beam 17"),
                line(2, "--best is 1 or more, not -1", "match --model hello-rnn --text hello --from 0 --to 2 --best -1 --out FOLDER/x"),
                line(2, "--threshold is more than 0, not NaN", "match --model hello-rnn --text hello --from 0 --to 2 --threshold NaN --out FOLDER/x"),
                line(2, "--to is more than --from, not 2", "match --model hello-rnn --text hello --from 2 --to 2 --out FOLDER/x"),
                line(2, "--random is 2 or more, not -2", "ablate --model hello-rnn --text hello --unit 0 --random -2 --out FOLDER/x"),
                // What would do nothing
                line(2, "--dropout does nothing here", "train --corpus hello --out FOLDER/m --dropout 0.5"),
                line(2, "--highway does nothing here", "train --corpus hello --out FOLDER/m --highway"),
                line(2, "--residual does nothing here", "train --corpus hello --out FOLDER/m --residual"),
                line(2, "--decay-after does nothing here", "train --corpus hello --out FOLDER/m --decay-after 3"),
                line(2, "--bidirectional does nothing here", "train --task copy:5 --heads 2 --bidirectional --out FOLDER/m"),
                line(2, "--pooling does nothing here", "train --task adding:5 --pooling mean --out FOLDER/m"),
                line(2, "--steps does nothing here", "train --task adding:5 --steps 3 --out FOLDER/m"),
                line(2, "--split does nothing here", "train --task adding:5 --split rows --out FOLDER/m"),
                line(2, "--split does nothing here", "train --task pos --split end --out FOLDER/m"),
                line(2, "--split rows is for characters and bytes", "train --corpus hello --words 3 --split rows --out FOLDER/m"),
                line(1, "a smaller batch or fewer steps would do", "train --corpus hello --split rows --out FOLDER/m"),
                line(2, "--split does nothing here", "train --task pos --split rows --out FOLDER/m"),
                line(2, "--words does nothing here", "train --task pos --words 3 --out FOLDER/m"),
                line(2, "--top-k does nothing here", "sample --model hello-rnn --temperature 0 --top-k 2"),
                line(2, "--off-before does nothing here", "match --model hello-rnn --text hello --from 0 --to 2 --off-before --out FOLDER/x"),
                line(2, "--off-after does nothing here", "match --model hello-rnn --text FOLDER/text.txt --from 1 --to 150 --off-after --out FOLDER/x"),
                line(2, "--beam does nothing here", "decode --model dates-gru --source 4 --temperature 1 --beam 2"),
                line(2, "--beam does nothing here", "decode --model pos-lstm --source she --beam 2"),
                line(2, "--temperature does nothing here", "decode --model pos-lstm --source she --temperature 1"),
                line(2, "--alignment does nothing here", "decode --model pos-lstm --source she --alignment FOLDER/x"),
                line(2, "--alignment does nothing here", "decode --model english-korean-plain --source he --alignment FOLDER/x"),
                line(2, "--overwrite does nothing here", "text hello --overwrite"),
                // Names
                line(2, "--text is one of hello, story", "train --corpus hello --out FOLDER/m --text nosuch"),
                line(2, "--name is not to be empty", "train --corpus hello --out FOLDER/m --name EMPTY"),
                line(1, "The name of the text is empty", "train --corpus EMPTY --out FOLDER/m"),
                line(1, "The name of the text is empty", "score --model hello-rnn --text EMPTY --out FOLDER/x"),
                line(1, "The name of the model is empty", "sample --model EMPTY"),
                // Where it is to be written
                line(1, "The name of the file to write is empty", "train --corpus hello --out EMPTY"),
                line(1, "FOLDER/inside: this is a folder", "train --task dates --out FOLDER/inside"),
                line(1, "FOLDER/inside: this is a folder", "score --model hello-rnn --text hello --out FOLDER/inside"),
                line(1, "FOLDER/inside: this is a folder", "trace --model hello-rnn --text hello --out FOLDER/inside --overwrite"),
                line(1, "FOLDER/inside: this is a folder", "text hello --out FOLDER/inside"),
                line(1, "FOLDER/inside: this is a folder", "decode --model dates-gru --source 4 --alignment FOLDER/inside"),
                line(1, "FOLDER/nowhere/m: the folder FOLDER/nowhere does not exist", "train --task dates --out FOLDER/nowhere/m"),
                line(1, "FOLDER/nowhere/m: the folder FOLDER/nowhere does not exist", "match --model hello-rnn --text hello --from 0 --to 2 --out FOLDER/nowhere/m"),
                line(1, "FOLDER/nowhere/m: the folder FOLDER/nowhere does not exist", "ablate --model hello-rnn --text hello --unit 0 --out FOLDER/nowhere/m"),
                line(1, "FOLDER/text.txt is a file, not a folder", "score --model hello-rnn --text hello --out FOLDER/text.txt/x"),
                line(1, "no file can have this name", "train --task dates --out FOLDER/" + "long".repeat(70)),
                line(1, "FOLDER/text.txt: this is read", "score --model hello-rnn --text FOLDER/text.txt --out FOLDER/text.txt --overwrite"),
                line(1, "FOLDER/link.txt: this is read", "trace --model hello-rnn --text FOLDER/text.txt --out FOLDER/link.txt --overwrite"),
                line(1, "FOLDER/text.txt: this is read", "text FOLDER/link.txt --out FOLDER/text.txt --overwrite"),
                line(1, "FOLDER/text.txt: this is read", "train --corpus FOLDER/inside/../text.txt --out FOLDER/text.txt --overwrite"),
                line(1, "FOLDER/table.csv: this file is there already", "score --model hello-rnn --text hello --out FOLDER/table.csv"),
                line(1, "FOLDER/table.csv: this file is there already", "ablate --model hello-rnn --text hello --unit 0 --out FOLDER/table.csv"),
                line(1, "FOLDER/table.csv: this file is there already", "match --model hello-rnn --text hello --from 0 --to 2 --out FOLDER/table.csv"),
                line(1, "FOLDER/table.csv: this file is there already", "trace --model hello-rnn --text hello --out FOLDER/table.csv"),
                line(1, "FOLDER/table.csv: this file is there already", "text hello --out FOLDER/table.csv"),
                line(1, "FOLDER/table.csv: this file is there already", "decode --model dates-gru --source 4 --alignment FOLDER/table.csv"),
                line(1, "FOLDER/table.csv: this file is there already", "train --corpus hello --out FOLDER/table.csv --resume"),
                line(1, "FOLDER/old.checkpoint: this is where an interrupted training goes on with --resume", "train --corpus hello --out FOLDER/old"),
                line(1, "FOLDER/blocked.checkpoint: this is a folder", "train --corpus hello --out FOLDER/blocked"),
                // What models and texts cannot do
                line(1, "is an encoder-decoder", "sample --model dates-gru"),
                line(1, "There is nothing to read", "decode --model dates-gru --source EMPTY"));
    }

    private static Arguments line(int code, String sentence, String command) {
        return Arguments.of(code, sentence, command);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("lines")
    void isRefused(int code, String sentence, String command) throws IOException {
        Files.createDirectories(folder.resolve("inside"));
        Files.createDirectories(folder.resolve("blocked.checkpoint"));
        Files.writeString(folder.resolve("text.txt"), "hello".repeat(30));
        Files.writeString(folder.resolve("table.csv"), "kept");
        Files.writeString(folder.resolve("old.checkpoint"), "kept");
        Files.createLink(folder.resolve("hard.txt"), folder.resolve("text.txt"));
        Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("text.txt"));
        Map<Path, String> before = files();

        List<String> args = new ArrayList<>();
        for (String arg : command.split(" ")) {
            args.add(arg.equals("EMPTY") ? "" : arg.replace("FOLDER", folder.toString()));
        }
        int found = RnnScopeCommand.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));

        String said = err.toString().strip();
        assertTrue(said.contains(sentence.replace("FOLDER", folder.toString())), said);
        assertEquals(code, found, said);
        assertEquals(1, said.lines().count(), said);
        assertFalse(said.contains("Exception") || said.contains("fault of RnnScope"), said);
        assertEquals("", out.toString());
        assertEquals(before, files());
    }

    @Test
    void whatIsThereIsReplacedWhereThatIsAsked() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), "old");
        assertEquals(0, RnnScopeCommand.run(new PrintWriter(out), new PrintWriter(err), "text", "hello", "--out",
                table.toString(), "--overwrite"), err.toString());
        assertTrue(Files.readString(table).startsWith("hello"));
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                files.put(path, Files.isDirectory(path) ? "" : Files.readString(path));
            }
        }
        return files;
    }
}
