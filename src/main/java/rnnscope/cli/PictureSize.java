package rnnscope.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rnnscope.language.Words;

/** Size of a perspective that a command makes pictures of, in the units of a 1280×720 window. */
record PictureSize(int width, int height) {
    private static final int LEAST_WIDTH = 768;
    private static final int LEAST_HEIGHT = 432;
    private static final int MOST = 8192;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    /** What is said with {@code --size}; refused where it is none, or no window can have it. */
    static PictureSize of(Options options, String size) {
        Matcher matcher = SIZE.matcher(size.toLowerCase(Locale.ROOT));
        options.require(matcher.matches(), Words.of("cli.figure.size.not", size));
        int width = Integer.parseInt(matcher.group(1));
        int height = Integer.parseInt(matcher.group(2));
        options.require(width >= LEAST_WIDTH && width <= MOST && height >= LEAST_HEIGHT && height <= MOST,
                Words.of("cli.figure.size.range", LEAST_WIDTH + "x" + LEAST_HEIGHT, MOST + "x" + MOST, size));
        return new PictureSize(width, height);
    }
}
