package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private final StringWriter err = new StringWriter();

    /** Takes so many bytes and then no more. */
    private static final class Limited extends OutputStream {
        private final String fault;
        private long left;

        Limited(long left, String fault) {
            this.left = left;
            this.fault = fault;
        }

        @Override
        public void write(int b) throws IOException {
            if (left-- <= 0) {
                throw new IOException(fault);
            }
        }
    }

    private int run(long bytes, String fault, String... args) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(new StandardOutput(new Limited(bytes, fault)),
                StandardCharsets.UTF_8), true);
        return RnnScopeCommand.run(out, new PrintWriter(err), args);
    }

    @Test
    void aFullDiskEndsTheCommandWithASentence() {
        String[][] lines = {{"text", "story:1:300000"}, {"text", "hello"}, {"--help"}, {"text", "--help"}, {"--version"},
            {"sample", "--model", "hello-rnn", "--length", "100000000"}, {"measure", "--model", "reverse-gru"}};
        for (String[] line : lines) {
            err.getBuffer().setLength(0);
            assertEquals(1, run(0, "No space left on device", line), String.join(" ", line));
            assertEquals("The standard output cannot be written: No space left on device.", err.toString().strip());
        }
    }

    @Test
    void aReaderThatHasGoneEndsTheCommandQuietly() {
        assertEquals(1, run(20_000, "Broken pipe", "sample", "--model", "hello-rnn", "--length", "100000000"));
        assertEquals("", err.toString());
    }

    @Test
    void whatIsSaidShowsNoHiddenCharacter() {
        assertEquals(1, RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "text",
                "a\u001b[31m\u202eb\u2028c\u0007"));
        assertTrue(err.toString().startsWith("a\uFFFD[31m\uFFFDb c\uFFFD"), err.toString());
        assertEquals(1, err.toString().lines().count());
    }
}
