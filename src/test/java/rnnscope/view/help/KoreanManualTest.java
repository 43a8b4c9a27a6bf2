package rnnscope.view.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;
import rnnscope.language.Language;

/** The manual in Korean has what the English one has, page by page. */
class KoreanManualTest {
    private static final Path FOLDER = Path.of("assets/manual");
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    private final Manual english = Manual.load(Language.ENGLISH);
    private final Manual korean = Manual.load(Language.KOREAN);

    @Test
    void bothFoldersHaveTheSamePages() throws IOException {
        assertEquals(names("en"), names("ko"));
        assertEquals(List.copyOf(Manual.titles(Language.ENGLISH).keySet()), List.copyOf(Manual.titles(Language.KOREAN).keySet()));
    }

    private static TreeSet<String> names(String language) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(language))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void everyTitleIsKoreanAndTheContentsSayIt() {
        Manual.titles(Language.KOREAN).forEach((name, title) -> {
            assertEquals(korean.page(name).title(), title);
            assertTrue(HANGUL.matcher(title).find(), name);
        });
    }

    /** Headings, paragraphs, list items, cells, code, links and pictures follow one another as they do in English. */
    @Test
    void everyPageIsBuiltAsInEnglish() {
        for (ManualPage page : english.pages()) {
            assertEquals(outline(page.document()), outline(korean.page(page.name()).document()), page.name());
        }
    }

    private static List<String> outline(Node document) {
        List<String> outline = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                outline.add("heading " + heading.getLevel());
                visitChildren(heading);
            }

            @Override
            public void visit(Paragraph paragraph) {
                outline.add("paragraph");
                List<String> links = new ArrayList<>();
                paragraph.accept(new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        links.add("link " + link.getDestination());
                    }

                    @Override
                    public void visit(Image image) {
                        links.add("picture " + image.getDestination());
                    }
                });
                // in a sentence their order is the language's
                links.stream().sorted().forEach(outline::add);
            }

            @Override
            public void visit(ListItem item) {
                outline.add("item");
                visitChildren(item);
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableCell) {
                    outline.add("cell");
                }
                visitChildren(node);
            }

            @Override
            public void visit(FencedCodeBlock code) {
                outline.add(code.getLiteral());
            }
        });
        return outline;
    }

    /** Names and commands are those of the program; what a reader types to search for is in the reader's language. */
    @Test
    void everyNameAndCommandIsTheSame() {
        for (ManualPage page : english.pages()) {
            List<String> wanted = new ArrayList<>(code(page.document()));
            List<String> translated = new ArrayList<>(code(korean.page(page.name()).document()));
            assertEquals(wanted.size(), translated.size(), page.name());
            translated.removeIf(one -> HANGUL.matcher(one).find());
            translated.forEach(one -> assertTrue(wanted.remove(one), page.name() + ": " + one));
            assertTrue(wanted.isEmpty() || page.name().equals("palette"), page.name() + ": " + wanted);
        }
    }

    private static List<String> code(Node document) {
        List<String> code = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Code one) {
                code.add(one.getLiteral().replaceAll("\\s+", " "));
            }
        });
        return code;
    }

    /** A star before a Hangul particle would not end the emphasis. */
    @Test
    void everyEmphasisEnds() {
        for (ManualPage page : korean.pages()) {
            page.document().accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    assertFalse(text.getLiteral().contains("*"), page.name() + ": " + text.getLiteral());
                }
            });
        }
    }

    /** Every letter is in a font that comes with the program: Pretendard for words, JetBrains Mono for code. */
    @Test
    void everyLetterIsInAFontOfTheProgram() throws IOException, FontFormatException {
        List<Font> fonts = new ArrayList<>();
        for (String file : List.of("Pretendard-Regular.otf", "Pretendard-SemiBold.otf", "Inter-Regular.otf",
                "JetBrainsMono-Regular.ttf", "NanumGothicCoding-Regular.ttf")) {
            fonts.add(Font.createFont(Font.TRUETYPE_FONT, new File("assets/fonts", file)));
        }
        for (ManualPage page : korean.pages()) {
            page.text().codePoints().filter(letter -> letter > ' ').forEach(letter -> {
                boolean word = HANGUL.matcher(Character.toString(letter)).matches();
                List<Font> having = word ? fonts.subList(0, 2) : fonts;
                assertTrue(word ? having.stream().allMatch(font -> font.canDisplay(letter))
                        : having.stream().anyMatch(font -> font.canDisplay(letter)),
                        page.name() + ": " + Character.toString(letter));
            });
        }
    }

    @Test
    void aSearchFindsKoreanWordsWithTheirParticlesAndWithoutTheirSpaces() {
        assertTrue(korean.page("attention").matches("교사 강요"));
        assertTrue(korean.page("attention").matches("교사강요"));
        assertFalse(english.page("attention").matches("teacherforcing"));
        assertTrue(korean.page("gradients").matches("망각 편향  레버"));
        assertFalse(korean.page("keys").matches("망각 편향"));
    }
}
