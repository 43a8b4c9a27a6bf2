package rnnscope.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import rnnscope.language.Words;

/**
 * Resource files of the program, for what reads files only, or copies a stream to a temporary file each time. One that
 * is a file already is that file; of one in a jar there is a copy in the user's folder, made once and named after its
 * checksum and size; where that cannot be written, in a scratch folder until the program ends. May be used by several threads.
 */
public final class ResourceFiles {
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
            throw new UncheckedIOException(Words.of("storage.unreadable", url), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path copy(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        // What the jar says of its entry: at every start the content itself would take a tenth of a second to unpack and sum.
        String name = connection instanceof JarURLConnection jar && jar.getJarEntry() != null
                ? name(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize(), url) : null;
        if (name != null && cache != null && Files.isRegularFile(cache.resolve(name))
                && Files.size(cache.resolve(name)) == ((JarURLConnection) connection).getJarEntry().getSize()) {
            return cache.resolve(name);
        }
        byte[] content;
        try (InputStream in = url.openStream()) {
            content = in.readAllBytes();
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        name = name(crc.getValue(), content.length, url);
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

    private static String name(long crc, long size, URL url) {
        return String.format(Locale.ROOT, "%08x-%x-%s", crc, size, url.getPath().substring(url.getPath().lastIndexOf('/') + 1));
    }
}
