package rnnscope.text.property;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import rnnscope.language.Words;
import rnnscope.text.TextChanges;
import rnnscope.text.TextFile;
import rnnscope.text.TextFileException;
import rnnscope.text.TokenSequence;

/**
 * Property read from a file that somebody worked out elsewhere: a text file with one number for each symbol, separated
 * by white space, commas or semicolons; {@code nan} where there is none. A first line that is a word is its title.
 * Where all numbers are 0 or 1 it is binary.
 */
final class FileProperty {
    static final String PREFIX = "file:";

    private FileProperty() {
    }

    /** @throws TextFileException when the file cannot be read, or holds anything else than numbers */
    static TextProperty read(Path file) throws TextFileException {
        String text = TextChanges.of(TextFile.read(file), c -> false).text();
        String title = title(text);
        float[] numbers = numbers(file, text, title == null ? 0 : text.indexOf('\n') + 1);
        boolean binary = true;
        for (float number : numbers) {
            binary &= number == 0 || number == 1 || Float.isNaN(number);
        }
        return new TextProperty(PREFIX + file, title == null ? file.getFileName().toString() : title,
                Words.of("text.property.file.definition", file.getFileName()),
                binary ? TextProperty.Kind.BINARY : TextProperty.Kind.SCALAR, new TextProperty.Measure() {
                    @Override
                    public float[] values(TokenSequence tokens, BooleanSupplier wanted) {
                        requireLength(file, numbers, tokens.length());
                        return numbers.clone();
                    }

                    @Override
                    public PropertyStream stream(long symbols) {
                        requireLength(file, numbers, symbols);
                        return passage -> Arrays.copyOfRange(numbers, (int) passage.first(),
                                (int) passage.first() + passage.tokens().length());
                    }
                });
    }

    private static void requireLength(Path file, float[] numbers, long symbols) {
        if (numbers.length != symbols) {
            throw new IllegalArgumentException(Words.of("text.property.file.count", file, numbers.length, symbols));
        }
    }

    /** The first line where it is one word that is not a number, else null. */
    private static String title(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? "" : text.substring(0, end).strip();
        return line.isEmpty() || !Character.isLetter(line.codePointAt(0)) || isMissing(line) || line.matches(".*[,;].*")
                ? null : line;
    }

    private static float[] numbers(Path file, String text, int from) throws TextFileException {
        float[] numbers = new float[16];
        int count = 0;
        int at = from;
        while (true) {
            while (at < text.length() && isSeparator(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return Arrays.copyOf(numbers, count);
            }
            int start = at;
            while (at < text.length() && !isSeparator(text.charAt(at))) {
                at++;
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number(file, text, start, at);
        }
    }

    private static float number(Path file, String text, int start, int end) throws TextFileException {
        String word = text.substring(start, end);
        if (isMissing(word)) {
            return Float.NaN;
        }
        try {
            float number = Float.parseFloat(word);
            if (Float.isFinite(number) && isDigitOrPoint(word.charAt(word.length() - 1))) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        long line = text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        String shown = word.length() > 20 ? word.substring(0, 20) + "…" : word;
        throw new TextFileException(file, Words.of("text.property.file.number", shown, line));
    }

    /** Refuses the letters that Java allows behind a number. */
    private static boolean isDigitOrPoint(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }

    private static boolean isMissing(String word) {
        return word.equalsIgnoreCase("nan") || word.equals("NA");
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ';' || Character.isWhitespace(c);
    }
}
