package rnnscope.session.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places of a text at which there is something to see. */
public final class Discovery {
    /** What shows at once, with the marks at both ends. */
    private static final Pattern QUOTATION = Pattern.compile("\"[^\"]{16,32}\"");
    /** Where a text is well under way: a share of it, but not further on than is read before it shows. */
    private static final int SHARE = 4;
    private static final int FURTHEST = 8_000;

    private Discovery() {}

    /** The index in the middle of a short quotation, well into the text; 0 where there is none. */
    public static int insideQuotation(String text) {
        int from = Math.min(FURTHEST, text.length() / SHARE);
        Matcher quotations = QUOTATION.matcher(text);
        while (quotations.find()) {
            // Every second mark closes: what is between a closing mark and the next is no quotation.
            boolean opens = text.substring(0, quotations.start()).chars().filter(c -> c == '"').count() % 2 == 0;
            if (opens && quotations.start() >= from) {
                return (quotations.start() + quotations.end()) / 2;
            }
            if (!opens) {
                quotations.region(quotations.start() + 1, text.length());
            }
        }
        return 0;
    }
}
