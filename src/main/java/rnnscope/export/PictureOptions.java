package rnnscope.export;

import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Options of a picture's file.
 *
 * @param scale  pixels for each unit of the picture, where there are pixels
 * @param text   whether letters are text, with their fonts in the file, and not shapes
 * @param opaque whether there is a ground behind the figures
 * @param theme  the colours
 */
public record PictureOptions(int scale, boolean text, boolean opaque, Theme theme) {
    public static final int LARGEST = 4;
    public static final PictureOptions USUAL = new PictureOptions(1, false, true, Theme.AS_SHOWN);

    /** Colours of a picture that is taken out. */
    public enum Theme {
        AS_SHOWN, LIGHT, DARK;

        /** The colours that are asked for. */
        public Look of(Look shown) {
            return switch (this) {
                case AS_SHOWN -> shown;
                case LIGHT -> Look.light();
                case DARK -> Look.dark();
            };
        }
    }

    /** @throws IllegalArgumentException in words for the user when the scale is not 1 to 4 */
    public PictureOptions {
        if (scale < 1 || scale > LARGEST) {
            throw new IllegalArgumentException(Words.of("export.picture.scale", LARGEST, scale));
        }
    }

    Look look(Picture picture) {
        return theme.of(picture.look());
    }
}
