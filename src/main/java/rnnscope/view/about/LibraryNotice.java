package rnnscope.view.about;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Library that comes with the program.
 *
 * @param coordinates of Maven: "org.ejml:ejml-ddense"
 * @param licence     its SPDX name, or in words
 */
record LibraryNotice(String coordinates, String version, String licence) {
    private static final String FILE = "/assets/licences/libraries.txt";

    /** All of them, as the pom and its dependencies ask for them. */
    static List<LibraryNotice> all() {
        try (InputStream in = LibraryNotice.class.getResourceAsStream(FILE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(LibraryNotice::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LibraryNotice parse(String line) {
        String[] parts = line.split("\t");
        return new LibraryNotice(parts[0], parts[1], parts[2]);
    }
}
