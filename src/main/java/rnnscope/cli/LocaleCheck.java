package rnnscope.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rnnscope.language.Words;

/**
 * Check for arguments that the locale damaged on their way into the JVM, which replaces what the locale's encoding
 * lacks by "?" or U+FFFD without a word. Where the system tells the bytes of the command line, each argument is
 * compared with them; else U+FFFD alone gives a damaged one away.
 */
public final class LocaleCheck {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private LocaleCheck() {}

    /** A sentence that says which argument of this process is damaged and what to set; none where all are whole. */
    public static Optional<String> complaint(String... arguments) {
        return complaint(commandLine(), Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")), arguments);
    }

    /**
     * @param bytes    the command line, each argument ended by a NUL; empty where it is not known
     * @param encoding that arguments were decoded by
     */
    static Optional<String> complaint(byte[] bytes, Charset encoding, String... arguments) {
        List<byte[]> given = split(bytes);
        // The JVM's own options come first.
        int first = given.size() - arguments.length;
        for (int i = 0; i < arguments.length; i++) {
            if (first > 0 ? isDamaged(given.get(first + i), arguments[i], encoding) : arguments[i].indexOf('\uFFFD') >= 0) {
                return Optional.of(Words.of("cli.locale.damaged", arguments[i], encoding.name()));
            }
        }
        return Optional.empty();
    }

    /** ASCII arrives whole everywhere; so where the bytes are ASCII, they may also be those of another argument. */
    private static boolean isDamaged(byte[] given, String argument, Charset encoding) {
        boolean ascii = true;
        for (byte b : given) {
            ascii &= b >= 0;
        }
        return !ascii && !Arrays.equals(given, argument.getBytes(encoding));
    }

    /** What to say of a file name that the locale cannot carry. */
    static String unnameable(String name) {
        return Words.of("cli.locale.unnameable", System.getProperty("sun.jnu.encoding"), name);
    }

    private static byte[] commandLine() {
        try {
            return Files.isReadable(COMMAND_LINE) ? Files.readAllBytes(COMMAND_LINE) : new byte[0];
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static List<byte[]> split(byte[] bytes) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                parts.add(Arrays.copyOfRange(bytes, from, i));
                from = i + 1;
            }
        }
        return parts;
    }

    /** Whether texts of any script can be arguments and file names. */
    static boolean isUtf8() {
        return StandardCharsets.UTF_8.name().equals(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }
}
