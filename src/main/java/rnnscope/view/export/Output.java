package rnnscope.view.export;

import java.util.Locale;
import rnnscope.export.PictureFormat;
import rnnscope.export.TableFormat;
import rnnscope.language.Words;

/** Output, what kind of file something is taken out as. */
public enum Output {
    PNG, SVG, PDF, GIF, PNGS, HTML, CSV, NPZ, JSON;

    /** Whether it always has many frames; a page has where it is of no view with one of its own. */
    boolean isFilm() {
        return this == GIF || this == PNGS;
    }

    /** Ending of its files, without the dot; empty of a folder. */
    public String ending() {
        return this == PNGS ? "" : name().toLowerCase(Locale.ROOT);
    }

    /** The format of the picture; null where it is none. */
    PictureFormat picture() {
        return switch (this) {
            case PNG -> PictureFormat.PNG;
            case SVG -> PictureFormat.SVG;
            case PDF -> PictureFormat.PDF;
            default -> null;
        };
    }

    /** The format of the numbers; null where there are none. */
    TableFormat table() {
        return switch (this) {
            case CSV -> TableFormat.CSV;
            case NPZ -> TableFormat.NPZ;
            case JSON -> TableFormat.JSON;
            default -> null;
        };
    }

    @Override
    public String toString() {
        return Words.of("view.export.output." + name().toLowerCase(Locale.ROOT));
    }
}
