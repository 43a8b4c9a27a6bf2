package rnnscope.export.handout;

import java.util.List;
import java.util.Locale;
import rnnscope.figure.paint.Look;

/**
 * Heading of a handout: what is known of a lesson before its first step is shown.
 *
 * @param language of all its words
 * @param about    one sentence; "" for none
 * @param steps    titles, for the table of contents
 * @param answer   what stands before the answer of a question
 * @param look     colours of the pages
 */
public record HandoutHeading(Locale language, String title, String about, List<String> steps, String answer, Look look) {
    public HandoutHeading {
        steps = List.copyOf(steps);
    }
}
