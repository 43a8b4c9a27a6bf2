package rnnscope.export.handout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.export.Picture;
import rnnscope.export.PicturePart;
import rnnscope.figure.Figure;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.language.Language;

class HandoutTest {
    private static final String KOREAN = "은닉 상태가 ‘l’을 <기억>합니다.";

    @TempDir
    private Path folder;

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    /** All of one colour, with words on it. */
    private static Picture picture(Color colour, String words) {
        Figure figure = (g, width, height, look) -> {
            g.setColor(colour);
            g.fill(new Rectangle2D.Double(0, 0, width, height));
            GlyphRuns.draw(g, words, look.fonts().ui(20), look, look.ink(), 20, 40);
        };
        Rectangle2D whole = new Rectangle2D.Double(0, 0, 1200, 600);
        return new Picture(1200, 600, List.of(new PicturePart(figure, whole, null, 1, null, false)), Look::card, Look.light());
    }

    private Path write(String name, Locale language) throws Exception {
        Path file = folder.resolve(name);
        HandoutHeading heading = new HandoutHeading(language, "수업 \"하나\"", "한 문장", List.of("첫 단계", "질문", "끝"), "정답", Look.light());
        try (Handout handout = Handout.begin(file, heading, 1)) {
            handout.add(new HandoutStep(0, "첫 단계", KOREAN, null, null, picture(Color.RED, "red")));
            handout.add(new HandoutStep(1, "질문", "o입니다.", "다음 글자는?", picture(Color.BLUE, "blue"), picture(Color.GREEN, "green")));
            handout.add(new HandoutStep(2, "끝", "끝입니다.", null, null, picture(Color.PINK, "pink")));
            handout.end();
        }
        return file;
    }

    @Test
    void aPdfHasContentsThatLeadToAPageForEachStepAndTwoForAQuestion() throws Exception {
        Language.KOREAN.speak();
        try (PDDocument pdf = Loader.loadPDF(write("a.pdf", Locale.KOREAN).toFile())) {
            assertEquals(5, pdf.getNumberOfPages());
            assertEquals("ko", pdf.getDocumentCatalog().getLanguage());
            assertEquals("수업 \"하나\"", pdf.getDocumentInformation().getTitle());
            List<Integer> outline = new ArrayList<>();
            for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
                outline.add(((PDPageDestination) item.getDestination()).retrievePageNumber());
            }
            assertEquals(List.of(1, 2, 4), outline);
            List<Integer> links = new ArrayList<>();
            for (PDAnnotation link : pdf.getPage(0).getAnnotations()) {
                links.add(((PDPageDestination) ((PDAnnotationLink) link).getDestination()).retrievePageNumber());
            }
            assertEquals(List.of(1, 2, 4), links);
            PDFRenderer renderer = new PDFRenderer(pdf);
            int[] middles = {Color.RED.getRGB(), Color.BLUE.getRGB(), Color.GREEN.getRGB(), Color.PINK.getRGB()};
            for (int page = 1; page < 5; page++) {
                BufferedImage image = renderer.renderImage(page);
                assertEquals(middles[page - 1], image.getRGB(image.getWidth() / 2, image.getHeight() * 2 / 3), "page " + page);
            }
        }
    }

    @Test
    void itsHangulIsTextInAFontOfItsOwnAndLooksAsItIsPainted() throws Exception {
        Language.KOREAN.speak();
        try (PDDocument pdf = Loader.loadPDF(write("b.pdf", Locale.KOREAN).toFile())) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertTrue(text.contains(KOREAN) && text.contains("첫 단계") && text.contains("다음 글자는? ") && text.contains("blue"), text);
            BufferedImage page = new PDFRenderer(pdf).renderImage(1);
            BufferedImage painted = new BufferedImage(page.getWidth(), 120, BufferedImage.TYPE_INT_RGB);
            var g = painted.createGraphics();
            Look.prepare(g);
            Look look = Look.light();
            g.setColor(look.paper());
            g.fillRect(0, 0, painted.getWidth(), painted.getHeight());
            GlyphRuns.draw(g, KOREAN, look.fonts().ui(19), look, look.ink(), 28, 83);
            g.dispose();
            int paper = look.paper().getRGB();
            int ink = 0;
            int differ = 0;
            for (int y = 66; y < 95; y++) {
                for (int x = 20; x < 400; x++) {
                    int darker = (paper & 0xFF) - (painted.getRGB(x, y) & 0xFF);
                    ink += darker;
                    differ += Math.abs(darker - (paper & 0xFF) + (page.getRGB(x, y) & 0xFF));
                }
            }
            assertTrue(ink > 20_000, "ink " + ink);
            assertTrue(differ < ink / 3, differ + " of " + ink + " differs");
        }
    }

    @Test
    void anHtmlPageNeedsNothingElseAndHidesAnAnswerUntilItIsAskedFor() throws Exception {
        String html = Files.readString(write("c.html", Locale.KOREAN));
        assertTrue(html.contains("<html lang=\"ko\">"));
        assertTrue(html.contains("<title>수업 &quot;하나&quot;</title>"));
        assertTrue(html.contains("은닉 상태가 ‘l’을 &lt;기억&gt;합니다."));
        assertFalse(html.replaceAll("data:[^)\"]*", "").matches("(?s).*(?:https?:|src=\"(?!\")|url\\([^)]).*"), "reaches for something");
        assertTrue(html.contains("url(data:font/otf;base64,"));
        assertEquals(3, count(html, "<li><a href=\"#step-\\d\">"));
        assertEquals(3, count(html, "<section id=\"step-\\d\">"));
        String question = html.substring(html.indexOf("<section id=\"step-2\">"), html.indexOf("<section id=\"step-3\">"));
        int answer = question.indexOf("<details>");
        assertTrue(question.indexOf("다음 글자는?") < answer && question.indexOf("o입니다.") > answer);
        assertEquals(Color.BLUE.getRGB(), middle(question.substring(0, answer)));
        assertEquals(Color.GREEN.getRGB(), middle(question.substring(answer)));
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    /** Colour in the middle of the first picture. */
    private static int middle(String html) throws Exception {
        Matcher data = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"").matcher(html);
        assertTrue(data.find());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1))));
        return image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
    }

    @Test
    void whatIsNotEndedLeavesNoFile() throws Exception {
        for (String name : List.of("d.pdf", "d.html")) {
            Path file = folder.resolve(name);
            HandoutHeading heading = new HandoutHeading(Locale.ENGLISH, "One", "", List.of("Step"), "Answer", Look.dark());
            try (Handout handout = Handout.begin(file, heading, 1)) {
                handout.add(new HandoutStep(0, "Step", "Said.", null, null, picture(Color.RED, "red")));
            }
            assertFalse(Files.exists(file));
        }
    }
}
