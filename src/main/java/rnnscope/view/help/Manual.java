package rnnscope.view.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import rnnscope.language.Language;

/**
 * Manual of the program: pages of Markdown in the order in which {@code contents.md} links to them, in the language that
 * is spoken; in English where a page is not there in another. A page links to another by its file's name, and to a
 * picture by its path from the page, so that both work in a browser of the sources too. Immutable.
 */
public final class Manual {
    private static final String FOLDER = "/assets/manual/";
    private static final String CONTENTS = "contents";
    private static final String ENDING = ".md";
    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());

    private final Map<String, ManualPage> pages = new LinkedHashMap<>();

    private Manual() {}

    /** Reads every page. */
    public static Manual load(Language language) {
        Manual manual = new Manual();
        titles(language).keySet().forEach(name -> manual.pages.put(name, read(language, name)));
        return manual;
    }

    /** Titles of the pages by their names, in the order of the English contents, without reading the pages. */
    public static Map<String, String> titles(Language language) {
        Map<String, String> titles = links(read(Language.ENGLISH, CONTENTS).document());
        links(read(language, CONTENTS).document()).forEach(titles::replace);
        return titles;
    }

    /** In the order of the contents. */
    public List<ManualPage> pages() {
        return List.copyOf(pages.values());
    }

    /** A page by its name; null for none. */
    public ManualPage page(String name) {
        return pages.get(name);
    }

    /** The name of the page that a link leads to: "units" for "units.md"; "" for what is no page. */
    static String target(String link) {
        return link.endsWith(ENDING) && link.indexOf('/') < 0 ? link.substring(0, link.length() - ENDING.length()) : "";
    }

    /** The picture at a path from a page; null where the program was built without it. */
    static URL picture(String path) {
        return Manual.class.getResource(URI.create(FOLDER + Language.ENGLISH.code() + "/").resolve(path).getPath());
    }

    /** Where links lead, in their order, with their words. */
    private static Map<String, String> links(Node document) {
        Map<String, String> words = new LinkedHashMap<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                words.put(target(link.getDestination()), MarkdownNodes.words(link));
            }
        });
        return words;
    }

    private static ManualPage read(Language language, String name) {
        try (InputStream in = Manual.class.getResourceAsStream(FOLDER + language.code() + "/" + name + ENDING)) {
            if (in == null && language != Language.ENGLISH) {
                return read(Language.ENGLISH, name);
            } else if (in == null) {
                throw new IllegalStateException("the manual has no page \"" + name + "\"");
            }
            Node document = Parser.builder().extensions(EXTENSIONS).build()
                    .parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            TextContentRenderer words = TextContentRenderer.builder().extensions(EXTENSIONS).build();
            String title = document.getFirstChild() instanceof Heading heading ? words.render(heading) : name;
            return new ManualPage(name, title, document, words.render(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
