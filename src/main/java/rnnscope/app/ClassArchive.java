package rnnscope.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import rnnscope.storage.UserFolder;

/**
 * Class data sharing archive of the program's loaded classes, which takes half a second off a start. The first start
 * of a version lists the classes it loads; once the window is at rest, a JVM in the background makes the archive of
 * that list, and later starts map it. A start never waits for it, and goes on without one where it cannot be written.
 *
 * @param place   how names of all archives of a jar at this place begin
 * @param list    names of the classes that the first start loads
 * @param archive what later starts map
 */
record ClassArchive(Path jar, String place, Path list, Path archive) {
    /** How long after a start its classes are all loaded, in seconds. */
    private static final int QUIET = 20;

    /** The archive of a jar for this JVM, in the user's folder; null where there can be none. */
    static ClassArchive of(Path jar) {
        try {
            Path home = UserFolder.path();
            if (home == null) {
                return null;
            }
            Path folder = home.resolve("classes");
            Files.createDirectories(folder);
            String place = Integer.toHexString(jar.toString().hashCode()) + "-";
            String name = (place + Files.getLastModifiedTime(jar).toMillis() + "-" + Files.size(jar) + "-"
                    + Runtime.version()).replaceAll("[^A-Za-z0-9.+-]", "_");
            return new ClassArchive(jar, place, folder.resolve(name + ".list"), folder.resolve(name + ".jsa"));
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private boolean exists() {
        return Files.isRegularFile(archive);
    }

    /** Options of a JVM that uses the archive or, where there is none yet, lists the classes for it. */
    List<String> options() {
        return exists() ? List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : List.of("-XX:DumpLoadedClassList=" + list);
    }

    /** Makes the archive while {@code child} is at rest, if there is none. */
    void makeWhenQuiet(Process child, Path java) {
        if (exists()) {
            return;
        }
        Thread maker = new Thread(() -> {
            try {
                if (child.waitFor(QUIET, TimeUnit.SECONDS)) {
                    return;
                }
                make(java);
            } catch (IOException | InterruptedException e) {
                // The next start tries again.
            }
        }, "class archive");
        maker.setDaemon(true);
        maker.start();
    }

    private void make(Path java) throws IOException, InterruptedException {
        forgetOthers();
        Path draft = archive.resolveSibling(archive.getFileName() + "." + ProcessHandle.current().pid());
        Process dump = new ProcessBuilder(java.toString(), "-Xshare:dump", "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + draft, "-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector",
                "-cp", jar.toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (dump.waitFor() == 0) {
                Files.move(draft, archive);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Removes what was made for earlier builds of the same jar. */
    private void forgetOthers() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(archive.getParent(), place + "*")) {
            for (Path file : files) {
                if (!file.equals(list) && !file.equals(archive)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
