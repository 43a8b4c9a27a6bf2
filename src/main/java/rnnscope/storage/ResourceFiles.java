package rnnscope.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Resource files of the program, for what reads files only, or copies a stream to a temporary file each time. One that
 * is a file already is that file; of one in a jar there is a copy in the user's folder, made once and named after its
 * content; where that cannot be written, in a scratch folder until the program ends. May be used by several threads.
 */
public final class ResourceFiles {
    private static final int DIGITS = 16;

    private final Class<?> program;
    private final Path cache;
    private ScratchFolder scratch;

    /**
     * @param program the class whose resources are meant
     * @param cache   folder for copies; null for none
     */
    public ResourceFiles(Class<?> program, Path cache) {
        this.program = program;
        this.cache = cache;
    }

    /** Of a class, with copies in the user's folder. */
    public static ResourceFiles of(Class<?> program) {
        Path home = UserFolder.path();
        return new ResourceFiles(program, home == null ? null : home.resolve("cache"));
    }

    /**
     * The file with the content of a resource.
     *
     * @throws UncheckedIOException when there is no room for a copy anywhere
     */
    public Path file(String resource) {
        URL url = program.getResource(resource);
        if (url == null) {
            throw new IllegalStateException(resource + " is missing from the program");
        }
        return file(url);
    }

    /** The same for a resource of a library. */
    public synchronized Path file(URL url) {
        try {
            return url.getProtocol().equals("file") ? Path.of(url.toURI()) : copy(url);
        } catch (IOException e) {
            throw new UncheckedIOException(url + " cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path copy(URL url) throws IOException {
        byte[] content;
        try (InputStream in = url.openStream()) {
            content = in.readAllBytes();
        }
        String name = hash(content) + "-" + url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
        try {
            if (cache != null) {
                Path kept = cache.resolve(name);
                if (!Files.isRegularFile(kept) || Files.size(kept) != content.length) {
                    Files.createDirectories(cache);
                    AtomicFile.write(kept, out -> out.write(content));
                }
                return kept;
            }
        } catch (IOException e) {
            System.getLogger(ResourceFiles.class.getName()).log(Level.DEBUG, "no room in " + cache, e);
        }
        if (scratch == null) {
            scratch = ScratchFolder.in(Path.of(System.getProperty("java.io.tmpdir")), "resources");
        }
        return Files.write(scratch.file(name), content);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
