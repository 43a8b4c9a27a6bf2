package rnnscope.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceFilesTest {
    @TempDir
    Path folder;

    @Test
    void aResourceThatIsAFileIsNotCopied() throws Exception {
        Path cache = folder.resolve("cache");
        Path file = new ResourceFiles(ResourceFilesTest.class, cache).file("ResourceFilesTest.class");
        assertArrayEquals(ResourceFilesTest.class.getResourceAsStream("ResourceFilesTest.class").readAllBytes(),
                Files.readAllBytes(file));
        assertTrue(Files.notExists(cache));
    }

    @Test
    void oneInAJarIsCopiedOnce() throws Exception {
        Path cache = folder.resolve("a/cache");
        try (URLClassLoader loader = loader("content")) {
            Class<?> program = loader.loadClass(Inside.class.getName());
            Path file = new ResourceFiles(program, cache).file("/assets/x.txt");
            assertEquals("content", Files.readString(file));
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            assertEquals(file, new ResourceFiles(program, cache).file("/assets/x.txt"));
            assertEquals(0, Files.getLastModifiedTime(file).toMillis());
            Files.writeString(file, "torn");
            assertEquals("content", Files.readString(new ResourceFiles(program, cache).file("/assets/x.txt")));
            assertEquals(List.of(file), files(cache));
        }
        try (URLClassLoader loader = loader("another")) {
            Path other = new ResourceFiles(loader.loadClass(Inside.class.getName()), cache).file("/assets/x.txt");
            assertEquals("another", Files.readString(other));
            assertEquals(2, files(cache).size());
        }
    }

    @Test
    void whereNothingCanBeKeptItGoesWithTheProgram() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path noFolder = Files.createFile(folder.resolve("file"));
        Path jar = jar("content");
        for (boolean killed : new boolean[] {false, true, false}) {
            try (JavaProcess user = JavaProcess.start(List.of("-Djava.io.tmpdir=" + temporary), User.class, jar, noFolder)) {
                assertEquals("content", user.line());
                assertEquals(1, files(temporary).size(), "what an earlier one left is swept");
                if (killed) {
                    user.kill();
                } else {
                    user.end();
                }
            }
            assertEquals(killed ? 1 : 0, files(temporary).size());
        }
    }

    /** Stands for the program in a jar. */
    static final class Inside {}

    /** Reads a resource of a jar where nothing can be kept. */
    static final class User {
        public static void main(String[] args) throws Exception {
            Class<?> program = loader(Path.of(args[0])).loadClass(Inside.class.getName());
            System.out.println(Files.readString(new ResourceFiles(program, Path.of(args[1])).file("/assets/x.txt")));
            System.in.read();
        }
    }

    private URLClassLoader loader(String content) throws IOException {
        return loader(jar(content));
    }

    private static URLClassLoader loader(Path jar) throws IOException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    }

    private Path jar(String content) throws IOException {
        Path jar = folder.resolve(content + ".jar");
        String name = Inside.class.getName().replace('.', '/') + ".class";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(Inside.class.getResourceAsStream("/" + name).readAllBytes());
            zip.putNextEntry(new ZipEntry("assets/x.txt"));
            zip.write(content.getBytes());
        }
        return jar;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
