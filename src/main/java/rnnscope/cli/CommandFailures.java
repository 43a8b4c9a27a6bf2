package rnnscope.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import rnnscope.language.Words;
import rnnscope.tape.Overflow;

/** Failure messages of the command line: one sentence on one line, whatever was thrown. */
final class CommandFailures {
    private CommandFailures() {}

    /** Ends a command whose model has come to numbers that mean nothing. */
    static void refuse(Optional<Overflow> overflow) {
        overflow.ifPresent(first -> {
            throw new IllegalArgumentException(first.toString());
        });
    }

    /** One line that says what went wrong. */
    static String sentence(Throwable failure) {
        if (failure instanceof UncheckedIOException && !(failure instanceof StandardOutput.Failure)
                || failure instanceof ExecutionException && failure.getCause() != null) {
            return sentence(failure.getCause());
        }
        String words = words(failure);
        // What begins with the name of a file keeps its case.
        return failure instanceof IOException ? ended(words) : sentence(words);
    }

    /** One line that begins with a capital and ends with a full stop. */
    static String sentence(String message) {
        String line = ended(message);
        return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }

    private static String ended(String message) {
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line : line + ".";
    }

    private static String words(Throwable failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + ": " + Words.of("cli.failure.not-there");
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + ": " + Words.of("cli.failure.denied");
        }
        if (failure instanceof FileSystemException of && of.getFile() != null && of.getReason() != null) {
            return of.getFile() + ": " + of.getReason();
        }
        if (failure instanceof OutOfMemoryError) {
            return Words.of("cli.failure.memory", Runtime.getRuntime().maxMemory() >> 20);
        }
        if (failure instanceof StackOverflowError) {
            return Words.of("cli.failure.stack");
        }
        if (failure instanceof InvalidPathException path) {
            return !LocaleCheck.isUtf8() ? LocaleCheck.unnameable(path.getInput()) : Words.of("cli.failure.name", path.getInput(), path.getReason());
        }
        boolean meant = failure instanceof IllegalArgumentException && !(failure instanceof NumberFormatException)
                || failure instanceof IOException || failure instanceof StandardOutput.Failure
                || failure instanceof rnnscope.train.DivergenceException;
        return meant && failure.getMessage() != null && !failure.getMessage().isBlank() ? failure.getMessage()
                : Words.of("cli.failure.own", failure + place(failure));
    }

    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace()).filter(at -> at.getClassName().startsWith("rnnscope.")).findFirst()
                .map(at -> " at " + at.getClassName() + "." + at.getMethodName() + ":" + at.getLineNumber()).orElse("");
    }
}
