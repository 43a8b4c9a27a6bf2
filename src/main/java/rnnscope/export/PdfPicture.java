package rnnscope.export;

import java.io.IOException;
import java.io.OutputStream;

/** Pictures as PDF of one page, a point for each unit; fonts are in the file. */
final class PdfPicture {
    private PdfPicture() {}

    static void write(Picture picture, PictureOptions options, OutputStream out) throws IOException {
        try (PdfPages pages = new PdfPages(options.text())) {
            pages.add(picture.width(), picture.height(), g -> picture.paint(g, options.look(picture), options.opaque()));
            pages.save(out);
        }
    }
}
