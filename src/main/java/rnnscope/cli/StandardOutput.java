package rnnscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import rnnscope.language.Words;

/**
 * Standard output, checked: where it takes nothing more, a full disk or a reader that has gone, the command that
 * writes ends at once. Writers and {@link java.io.PrintStream} keep an {@link IOException} to themselves, so the
 * failure is unchecked.
 */
public final class StandardOutput extends OutputStream {
    private final OutputStream stream;

    public StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** That the standard output takes nothing more. */
    static final class Failure extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        Failure(IOException cause) {
            super(Words.of("cli.output", cause.getMessage()), cause);
        }

        /** Whether whoever was reading has had enough, as {@code head} does, which is no fault. */
        boolean isClosedPipe() {
            String words = String.valueOf(getCause().getMessage());
            return words.contains("pipe") || words.contains("EPIPE");
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        try {
            stream.write(bytes, from, count);
        } catch (IOException e) {
            throw new Failure(e);
        }
    }

    @Override
    public void flush() {
        try {
            stream.flush();
        } catch (IOException e) {
            throw new Failure(e);
        }
    }
}
