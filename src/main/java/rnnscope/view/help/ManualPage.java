package rnnscope.view.help;

import java.util.Arrays;
import java.util.Locale;
import org.commonmark.node.Node;

/**
 * Page of the manual.
 *
 * @param name     of its file without the ending: "gradients"
 * @param title    its first heading
 * @param document its Markdown, parsed; not modified
 * @param text     its words without markup, for a search
 */
public record ManualPage(String name, String title, Node document, String text) {

    /** Whether every word of a query is somewhere in the page, whatever its case. */
    boolean matches(String query) {
        String all = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(query.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }
}
