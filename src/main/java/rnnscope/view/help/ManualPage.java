package rnnscope.view.help;

import java.util.Locale;
import java.util.regex.Pattern;
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

    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Whether every word of a query is somewhere in the page, whatever its case. */
    boolean matches(String query) {
        return SPACES.splitAsStream(query.strip()).allMatch(word -> has(text, word));
    }

    /** Whether a text has some words, whatever their case; of words in Korean also those that are written apart. */
    static boolean has(String text, String words) {
        String all = text.toLowerCase(Locale.ROOT);
        String wanted = words.toLowerCase(Locale.ROOT);
        return all.contains(wanted)
                || HANGUL.matcher(wanted).find() && SPACES.matcher(all).replaceAll("").contains(SPACES.matcher(wanted).replaceAll(""));
    }
}
