package rnnscope.export.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import rnnscope.figure.paint.ColourMap;
import rnnscope.figure.paint.Look;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;

/** A page of a view that can be stepped through in a browser: one file with its numbers, its script and its style. */
public final class HtmlPage {
    private static final String FOLDER = "/assets/pages/";
    /** Keys of what scripts say. */
    private static final String SAID = "export.page.say.";
    private static final int COLOURS = 129;
    /** What a script may write besides. */
    private static final String LETTERS = "0123456789−.,:→←“”∂‖␣↵";

    private final String title;
    private final String about;
    private final String body;
    private final String script;
    private final ObjectNode data;
    private final boolean dark;

    HtmlPage(String title, String about, String body, String script, ObjectNode data, boolean dark) {
        this.title = title;
        this.about = about;
        this.body = body;
        this.script = script;
        this.data = data;
        this.dark = dark;
    }

        /** What a page shows beside its pictures, with words put in, in their order. */
    static String body(String pattern, String... keys) {
        return String.format(Locale.ROOT, pattern, Arrays.stream(keys).map(Words::of).toArray());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Replaces the file, whole or not at all. */
    public void write(Path file) throws IOException {
        byte[] bytes = html().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    String html() throws IOException {
        // no text in the numbers ends the script they are in
        ObjectNode said = data.putObject("say");
        Words.bundle().keySet().stream().filter(key -> key.startsWith(SAID)).sorted()
                .forEach(key -> said.put(key.substring(SAID.length()), Words.of(key)));
        String json = new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
        return "<!DOCTYPE html>\n<html lang=\"" + Language.current().code() + "\"" + (dark ? " class=\"dark\"" : "") + ">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + escaped(title) + "</title>\n<style>\n"
                + PageFonts.css(title + about + body + json + LETTERS) + resource("page.css") + "</style>\n</head>\n<body>\n<h1>" + escaped(title) + "</h1>\n<p>" + escaped(about)
                + "</p>\n" + body + "\n<script>\n(function () {\n'use strict';\nconst data = " + json + ";\n"
                + resource("common.js") + resource(script) + "})();\n</script>\n</body>\n</html>\n";
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlPage.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Numbers in 16 bits each, which are right to a 32,767th of the greatest; NaN is 0. */
    static ObjectNode packed(float[] values) {
        float greatest = 0;
        for (float value : values) {
            greatest = Float.isFinite(value) ? Math.max(greatest, Math.abs(value)) : greatest;
        }
        double scale = greatest == 0 ? 1 : greatest / (double) Short.MAX_VALUE;
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort((short) (Float.isFinite(value) ? Math.round(value / scale) : 0));
        }
        ObjectNode packed = object();
        packed.put("scale", scale);
        packed.put("values", Base64.getEncoder().encodeToString(bytes.array()));
        return packed;
    }

    /** A map of colours from its least to its greatest. */
    static void putColours(ArrayNode into, ColourMap map, float min) {
        for (int i = 0; i < COLOURS; i++) {
            into.add(hex(map.colour(min + (1 - min) * i / (COLOURS - 1), min, 1)));
        }
    }

    static void putMaps(ObjectNode data, Look look) {
        putColours(data.putArray("diverging"), look.diverging(), -1);
        putColours(data.putArray("amount"), look.amount(), 0);
    }

    static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06X", colour.getRGB() & 0xFFFFFF);
    }
}
