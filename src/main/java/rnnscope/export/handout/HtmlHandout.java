package rnnscope.export.handout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import rnnscope.export.Picture;
import rnnscope.export.PictureOptions;
import rnnscope.export.PictureOptions.Theme;
import rnnscope.export.PngPicture;
import rnnscope.figure.paint.Fonts;
import rnnscope.storage.AtomicFile;

/**
 * Handout as one HTML file that needs no other: contents, and the steps below each other, each with its picture; the answer of
 * a question opens with a click, and is open on paper.
 */
final class HtmlHandout implements Handout {
    private static final String FOLDER = "/assets/pages/";
    private static final String ON_PAPER = "<script>\naddEventListener('beforeprint', function () {\n"
            + "document.querySelectorAll('details').forEach(function (one) { one.open = true; });\n});\n</script>\n";

    private final HandoutHeading heading;
    private final PictureOptions options;
    private final AtomicFile file;
    private final OutputStream out;

    HtmlHandout(Path path, HandoutHeading heading, int scale) throws IOException {
        this.heading = heading;
        options = new PictureOptions(scale, false, true, Theme.AS_SHOWN);
        file = AtomicFile.begin(path);
        out = file.stream();
        write("<!DOCTYPE html>\n<html lang=\"" + heading.language().toLanguageTag() + "\"" + (heading.look().isDark()
                ? " class=\"dark\"" : "") + ">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + escaped(heading.title())
                + "</title>\n<style>\n" + faces() + resource("page.css") + resource("handout.css") + "</style>\n</head>\n<body>\n<header>\n<h1>"
                + escaped(heading.title()) + "</h1>\n<p>" + escaped(heading.about()) + "</p>\n<nav><ol>\n");
        for (int i = 0; i < heading.steps().size(); i++) {
            write("<li><a href=\"#step-" + (i + 1) + "\">" + escaped(heading.steps().get(i)) + "</a></li>\n");
        }
        write("</ol></nav>\n</header>\n");
    }

    /** The typeface that the window has for words of the language; Korean words come with their Latin letters. */
    private String faces() throws IOException {
        return heading.language().getLanguage().equals(Locale.KOREAN.getLanguage())
                ? face("Pretendard-Regular.otf", 400)
                : face("Inter-Regular.otf", 400) + face("Inter-SemiBold.otf", 600);
    }

    private static String face(String name, int weight) throws IOException {
        return "@font-face { font-family: Handout; font-weight: " + weight + "; src: url(data:font/otf;base64,"
                + Base64.getEncoder().encodeToString(Files.readAllBytes(Fonts.file(name))) + "); }\n";
    }

    @Override
    public void add(HandoutStep step) throws IOException {
        write("<section id=\"step-" + (step.index() + 1) + "\">\n<h2><span>" + (step.index() + 1) + "</span> "
                + escaped(step.title()) + "</h2>\n");
        if (step.question() == null) {
            writeSaid(step);
        } else {
            write("<p class=\"question\">" + escaped(step.question()) + "</p>\n");
            writePicture(step.covered(), step.question());
            write("<details>\n<summary>" + escaped(heading.answer()) + "</summary>\n");
            writeSaid(step);
            write("</details>\n");
        }
        write("</section>\n");
    }

    private void writeSaid(HandoutStep step) throws IOException {
        write("<p class=\"caption\">" + escaped(step.caption()) + "</p>\n");
        writePicture(step.picture(), step.caption());
    }

    private void writePicture(Picture picture, String words) throws IOException {
        write("<img alt=\"" + escaped(words) + "\" width=\"" + Math.round(picture.width()) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(PngPicture.bytes(PngPicture.image(picture, options))) + "\">\n");
    }

    @Override
    public void end() throws IOException {
        write(ON_PAPER + "</body>\n</html>\n");
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void write(String html) throws IOException {
        out.write(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlHandout.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
