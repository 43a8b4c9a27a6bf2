package rnnscope.figure.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Map;
import rnnscope.tape.Channel;

/**
 * Look of figures: colours and fonts that figures are painted with. Chroma is sign, ink is amount, hue is identity,
 * and green is the beam: where we are, what came true. Immutable.
 *
 * @param isDark     whether the ground is dark
 * @param paper      behind cards
 * @param card       ground of cards and of the score
 * @param line       hairlines
 * @param ink        what is to be read
 * @param muted      what explains it
 * @param faint      axis labels, marks
 * @param hover      ground under the pointer
 * @param beam       the cursor, and what came true
 * @param beamColumn the cursor's column: the beam, translucent
 * @param amber      warns
 * @param red        an error
 * @param lines      colour of a channel's or a lane's line, by its symbol ("f", "GRU")
 * @param diverging  map of signed values, centred on 0
 * @param amount     map of what runs from 0 to 1 or is a magnitude: paper to ink, without hue
 */
public record Look(boolean isDark, Color paper, Color card, Color line, Color ink, Color muted, Color faint, Color hover,
                   Color beam, Color beamColumn, Color amber, Color red, Map<String, Color> lines,
                   ColourMap diverging, ColourMap amount, Fonts fonts) {

    /** WCAG's least contrast of text on its ground. */
    static final double LEAST_CONTRAST = 4.5;

    /** How far towards ink an amount of 1 goes: short of it, so that letters and frames on it still stand out. */
    private static final double FULL_AMOUNT = 0.86;

    public static Look light() {
        return Loaded.LIGHT;
    }

    public static Look dark() {
        return Loaded.DARK;
    }

    /** White and bright lines on black: text and marks have a contrast of 7 at the least. */
    public static Look contrast() {
        return Loaded.CONTRAST;
    }

    /** Colour of a channel's line, box and label; {@code symbol} as in {@link Channel#symbol()}. Ink if it has none. */
    public Color lineColour(String symbol) {
        return lines.getOrDefault(symbol, ink);
    }

    /** The map that a channel's values are shown in: diverging when they have a sign. */
    public ColourMap map(Channel channel) {
        return channel.isSigned() ? diverging : amount;
    }

    /** The ground that a channel's value gives a cell, over the channel's range. */
    public Color ground(Channel channel, float value) {
        return map(channel).colour(value, channel.min(), channel.max());
    }

    /** Black or white, whichever is readable on {@code ground} (contrast at least 4.5). */
    public static Color letterOn(Color ground) {
        return contrast(Color.WHITE, ground) >= contrast(Color.BLACK, ground) ? Color.WHITE : Color.BLACK;
    }

    /** The same, softened towards the ground as far as it stays readable: for what is not the first thing to see. */
    public static Color quietLetterOn(Color ground) {
        Color letter = letterOn(ground);
        for (int softened = 30; softened > 0; softened -= 6) {
            Color quiet = ColourMap.mix(letter, ground, softened / 100.0);
            if (contrast(quiet, ground) >= LEAST_CONTRAST) {
                return quiet;
            }
        }
        return letter;
    }

    /** Contrast of two colours, 1 to 21, as WCAG 2.1 defines it. */
    public static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    /** Asks for smooth shapes and for text of exact widths. Call once before painting figures. */
    public static void prepare(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed()) + 0.7152 * linear(c.getGreen()) + 0.0722 * linear(c.getBlue());
    }

    private static double linear(int part) {
        double s = part / 255.0;
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }

    private static Color rgb(int rgb) {
        return new Color(rgb);
    }

    private static Color translucent(Color colour, double alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * alpha));
    }

    /**
     * One hue for the same office in every cell: what lets the past through (f, z), what lets something in or out
     * (i, r, o), what is proposed (g, n, and its parts q, a), what is said (h).
     */
    private static Map<String, Color> lines(Color blue, Color amber, Color pink, Color violet, Color orange) {
        return Map.ofEntries(
                Map.entry("f", blue), Map.entry("z", blue),
                Map.entry("i", amber), Map.entry("q", amber),
                Map.entry("g", pink), Map.entry("n", pink), Map.entry("a", pink),
                Map.entry("o", violet), Map.entry("r", violet),
                Map.entry("h", orange),
                Map.entry("RNN", orange), Map.entry("GRU", pink), Map.entry("LSTM", blue));
    }

    private static final class Loaded {
        private static final Look LIGHT = light(rgb(0xFFFFFF), rgb(0x14181F), rgb(0x00845A), rgb(0xCFC8B8));
        private static final Look DARK = dark(rgb(0x12161C), rgb(0xE8ECF2), rgb(0x3DDC97), rgb(0x3B362B));

        private static final Look CONTRAST = contrast(rgb(0x000000), rgb(0xFFFFFF), rgb(0x3DFFA8), rgb(0x4A4335));

        private static Look light(Color card, Color ink, Color beam, Color missing) {
            return new Look(false, rgb(0xF6F7F9), card, rgb(0xDDE1E7), ink, rgb(0x5B6675), rgb(0x98A2B0),
                    rgb(0xEAEDF1), beam, translucent(beam, 0.09), rgb(0xB25E00), rgb(0xC0302B),
                    lines(rgb(0x0072B2), rgb(0xB87700), rgb(0xB0568F), rgb(0x6B4FBB), rgb(0xC24E00)),
                    ColourMap.diverging("vik", missing),
                    ColourMap.between(card, ColourMap.mix(card, ink, FULL_AMOUNT), missing), Fonts.get());
        }

        private static Look contrast(Color card, Color ink, Color beam, Color missing) {
            return new Look(true, card, card, rgb(0x9A9A9A), ink, rgb(0xDADADA), rgb(0xBABABA),
                    rgb(0x262626), beam, translucent(beam, 0.16), rgb(0xFFC53D), rgb(0xFF9D96),
                    lines(rgb(0x6CC4F5), rgb(0xFFC53D), rgb(0xF0B0D6), rgb(0xC4B2FF), rgb(0xFF9C66)),
                    ColourMap.diverging("berlin", missing), ColourMap.between(card, ink, missing), Fonts.get());
        }

        private static Look dark(Color card, Color ink, Color beam, Color missing) {
            return new Look(true, rgb(0x0C0F13), card, rgb(0x262D37), ink, rgb(0x93A0B2), rgb(0x5A6676),
                    rgb(0x1B212A), beam, translucent(beam, 0.11), rgb(0xF0A63A), rgb(0xFF7A72),
                    lines(rgb(0x56B4E9), rgb(0xF0B429), rgb(0xE39AC7), rgb(0xB39DFF), rgb(0xFF8A4C)),
                    ColourMap.diverging("berlin", missing),
                    ColourMap.between(card, ColourMap.mix(card, ink, FULL_AMOUNT), missing), Fonts.get());
        }
    }
}
