package rnnscope.io;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import rnnscope.storage.AtomicFile;

/**
 * CSV file (RFC 4180), in UTF-8: one line of names, then a line for each row. Numbers have a decimal point and as many
 * digits as tell them apart; NaN is an empty field.
 */
public final class CsvFile {
    private CsvFile() {}

    /** Writes a whole file; when that fails, what was there remains. */
    public static void write(Path file, List<String> names, Iterable<? extends List<?>> rows) throws IOException {
        AtomicFile.write(file, stream -> {
            Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            line(out, names);
            for (List<?> row : rows) {
                line(out, row);
            }
            out.flush();
        });
    }

    /** The rows of a file that {@link #write} wrote, without its line of names. */
    public static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        String text = Files.readString(file);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                i += doubled ? 1 : 0;
                quoted = c != '"' || doubled;
                if (quoted) {
                    field.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                field.append(c);
            }
        }
        return rows.subList(Math.min(1, rows.size()), rows.size());
    }

    private static void line(Writer out, List<?> fields) throws IOException {
        out.write(fields.stream().map(CsvFile::field).collect(Collectors.joining(",")));
        out.write("\r\n");
    }

    private static String field(Object value) {
        String text = value == null || value instanceof Number number && Double.isNaN(number.doubleValue()) ? ""
                : value.toString();
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
