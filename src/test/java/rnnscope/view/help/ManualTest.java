package rnnscope.view.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import rnnscope.language.Language;
import rnnscope.view.Perspective;
import rnnscope.view.Views;

class ManualTest {
    private static final Path FOLDER = Path.of("assets/manual/en");

    private final Manual manual = Manual.load(Language.ENGLISH);

    @Test
    void everyPageIsInTheContentsOnce() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Set<String> names = files.map(file -> file.getFileName().toString().replace(".md", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            names.remove("contents");
            List<String> listed = manual.pages().stream().map(ManualPage::name).toList();
            assertEquals(names, new TreeSet<>(listed));
        }
    }

    @Test
    void everyPerspectiveHasAPage() {
        for (Perspective perspective : Views.all()) {
            ManualPage page = manual.page(perspective.title().toLowerCase(Locale.ROOT));
            assertNotNull(page, perspective.title());
            assertEquals(perspective.title(), page.title());
        }
    }

    /** What says its page names one that is there, and whatever opens over the window says one. */
    @Test
    void everyPageThatIsAskedForIsThere() throws IOException {
        Pattern asks = Pattern.compile("HelpPage\\.set\\(\\w+, \"([a-z-]+)\"\\)");
        int found = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                List<String> pages = asks.matcher(source).results().map(match -> match.group(1)).toList();
                pages.forEach(page -> assertNotNull(manual.page(page), file + ": " + page));
                found += pages.size();
                assertTrue(!source.contains(" extends Chooser {") || !pages.isEmpty(), file + " opens without a page of the manual");
            }
        }
        assertTrue(found > 10);
    }

    @Test
    void titlesAreReadWithoutThePages() {
        assertEquals(manual.pages().stream().map(ManualPage::name).toList(), List.copyOf(Manual.titles(Language.ENGLISH).keySet()));
    }

    @Test
    void everyPageBeginsWithItsOnlyTitleAndHoldsNoHtml() {
        for (ManualPage page : manual.pages()) {
            assertTrue(page.document().getFirstChild() instanceof Heading heading && heading.getLevel() == 1, page.name());
            page.document().accept(new AbstractVisitor() {
                @Override
                public void visit(Heading heading) {
                    assertTrue(heading.getLevel() == 1 == (heading.getPrevious() == null), page.name());
                }

                @Override
                public void visit(HtmlBlock html) {
                    throw new AssertionError(page.name() + ": " + html.getLiteral());
                }

                @Override
                public void visit(HtmlInline html) {
                    throw new AssertionError(page.name() + ": " + html.getLiteral());
                }
            });
        }
    }

    @Test
    void everyLinkLeadsToAPageAndEveryPictureIsThere() {
        for (ManualPage page : manual.pages()) {
            check(page.document(), FOLDER);
            page.document().accept(new AbstractVisitor() {
                @Override
                public void visit(Link link) {
                    assertNotNull(manual.page(Manual.target(link.getDestination())), page.name() + ": "
                            + link.getDestination());
                }
            });
        }
    }

    @Test
    void theReadmeLeadsToPagesAndPicturesThatAreThere() throws IOException {
        check(Parser.builder().build().parse(Files.readString(Path.of("README.md"))), Path.of(""));
    }

    /** Files that links and pictures name, from where the text lies. */
    private static void check(Node document, Path folder) {
        int[] found = {0};
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                exists(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                exists(image.getDestination());
                assertFalse(MarkdownNodes.words(image).isBlank(), "a picture says what it shows");
            }

            private void exists(String path) {
                found[0]++;
                assertTrue(Files.isRegularFile(folder.resolve(path)), path);
            }
        });
        assertTrue(found[0] > 0 || folder.equals(FOLDER));
    }

    /** Classes and files that a page names are in the sources under these names. */
    @Test
    void everyClassAndFileThatAPageNamesExists() throws IOException {
        Pattern name = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][A-Za-z]*)*)`");
        Pattern path = Pattern.compile("\\b(?:src|sample-models|assets)/[\\w./-]*\\w(?![\\w*/])");
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            classes = files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                name.matcher(text).results()
                        .forEach(match -> assertTrue(classes.contains(match.group(1)), file + ": " + match.group(1)));
                path.matcher(text).results()
                        .forEach(match -> assertTrue(Files.exists(Path.of(match.group())), file + ": " + match.group()));
            }
        }
    }

    @Test
    void aSearchFindsPagesThatHaveEveryWord() {
        assertTrue(manual.page("attention").matches("Teacher  forcing"));
        assertFalse(manual.page("attention").matches("teacher safetensors"));
        assertTrue(manual.page("speeds").matches("GFLOP"), "in a table too");
        assertTrue(manual.pages().stream().allMatch(page -> page.matches(" ")));
    }
}
