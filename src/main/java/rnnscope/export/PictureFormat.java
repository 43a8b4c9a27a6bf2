package rnnscope.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;

/** Format of a picture's file. */
public enum PictureFormat {
    PNG(PngPicture::write), SVG(SvgPicture::write), PDF(PdfPicture::write);

    private final Writer writer;

    /** Writes one picture in one format. */
    @FunctionalInterface
    private interface Writer {
        void write(Picture picture, PictureOptions options, OutputStream out) throws IOException;
    }

    PictureFormat(Writer writer) {
        this.writer = writer;
    }

    /** Ending of its files, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format that a file's ending says.
     *
     * @throws IllegalArgumentException in words for the user when it says none
     */
    public static PictureFormat of(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> name.endsWith("." + format.ending())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Words.of("export.picture.format", file,
                        Arrays.stream(values()).map(format -> "." + format.ending()).collect(Collectors.joining(", ")))));
    }

    /** Writes a whole file; when that fails, what was there remains. */
    public void write(Path file, Picture picture, PictureOptions options) throws IOException {
        AtomicFile.write(file, out -> write(picture, options, out));
    }

    /** Writes a picture. */
    public void write(Picture picture, PictureOptions options, OutputStream out) throws IOException {
        writer.write(picture, options, out);
    }
}
