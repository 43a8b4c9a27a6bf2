package rnnscope.figure.paint;

import java.awt.Color;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Colour map from a value to a colour. A diverging map has an odd number of colours and gives the middle one to
 * exactly 0, whatever the range:
 *
 * <pre>
 *   diverging    position = ½ + ½ · value / max(|min|, |max|)
 *   sequential   position = (value − min) / (max − min)
 * </pre>
 *
 * A value out of range takes the end colour, NaN a neutral that is in no map. The maps vik, berlin and batlow are those
 * of Fabio Crameri (Scientific Colour Maps 7.0.1, 2021). Immutable.
 */
public final class ColourMap {
    private final int[] colours;
    private final boolean diverging;
    private final int missing;

    private ColourMap(int[] colours, boolean diverging, Color missing) {
        this.colours = colours;
        this.diverging = diverging;
        this.missing = missing.getRGB();
    }

    /** Diverging, centred on 0: "vik" is bright there, "berlin" dark. */
    public static ColourMap diverging(String name, Color missing) {
        int[] colours = read(name);
        if (colours.length % 2 == 0) {
            throw new IllegalArgumentException("the colour map " + name + " has no middle");
        }
        return new ColourMap(colours, true, missing);
    }

    /** Sequential: "batlow". */
    public static ColourMap sequential(String name, Color missing) {
        return new ColourMap(read(name), false, missing);
    }

    /** Sequential, from one colour straight to another. */
    public static ColourMap between(Color low, Color high, Color missing) {
        int[] colours = new int[256];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = mix(low, high, i / 255.0).getRGB();
        }
        return new ColourMap(colours, false, missing);
    }

    /** The colour of {@code value} as 0xAARRGGBB, opaque. */
    public int argb(float value, float min, float max) {
        if (value != value) {
            return missing;
        }
        float position = diverging
                ? 0.5f + 0.5f * value / Math.max(Math.abs(min), Math.abs(max))
                : (value - min) / (max - min);
        int last = colours.length - 1;
        return colours[Math.max(0, Math.min(last, Math.round(position * last)))];
    }

    public Color colour(float value, float min, float max) {
        return new Color(argb(value, min, max));
    }

    /** A colour {@code share} of the way from {@code from} to {@code to}. */
    public static Color mix(Color from, Color to, double share) {
        return new Color(
                (int) Math.round(from.getRed() + share * (to.getRed() - from.getRed())),
                (int) Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen())),
                (int) Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue())));
    }

    private static int[] read(String name) {
        try (InputStream in = ColourMap.class.getResourceAsStream("/assets/colormaps/" + name + ".csv")) {
            if (in == null) {
                throw new IllegalStateException("the colour map " + name + " is missing from the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)).lines()
                    .mapToInt(ColourMap::parse).toArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the colour map " + name + " cannot be read", e);
        }
    }

    private static int parse(String row) {
        int[] rgb = Arrays.stream(row.split(",")).mapToInt(Integer::parseInt).toArray();
        return 0xFF000000 | rgb[0] << 16 | rgb[1] << 8 | rgb[2];
    }
}
