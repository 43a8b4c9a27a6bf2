package rnnscope.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Application image and installer of the program for the system that it runs on, with a Java runtime of their own: an
 * image in {@code target/dist/image}, and a deb, msi or dmg beside it. Run by the Maven profile {@code dist} once the jar is
 * there.
 *
 * <pre>
 *   mvn -Pdist verify
 * </pre>
 */
public final class Distribution {
    /** What the program and its libraries use of the JDK; jdeps cannot tell, since some libraries name what is not there. */
    private static final String MODULES = "java.base,java.desktop,java.logging,java.management,jdk.management,java.prefs,"
            + "java.xml,jdk.charsets,jdk.incubator.vector,jdk.unsupported";
    private static final String NAME = "rnnscope";
    /** How long the program is watched for the classes that a start loads, in seconds. */
    private static final int LISTING = 25;

    private enum Host { LINUX, MAC, WINDOWS }

    private final Path target = Path.of("target").toAbsolutePath();
    private final Path work = target.resolve("dist");
    private final String version;
    private final Host host;

    private Distribution(String version) {
        this.version = version;
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        host = system.startsWith("win") ? Host.WINDOWS : system.startsWith("mac") ? Host.MAC : Host.LINUX;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new Distribution(args[0]).make();
    }

    private void make() throws IOException, InterruptedException {
        for (String folder : List.of("input", "image", "installer", "icons", "linux")) {
            remove(work.resolve(folder));
        }
        Path input = work.resolve("input");
        copy(target.resolve("rnnscope.jar"), input.resolve("rnnscope.jar"));
        copy(target.resolve("lib"), input.resolve("lib"));
        if (host == Host.LINUX) {
            listClasses(input.resolve("classes.list"));
        }
        Path icon = Icon.write(work.resolve("icons"), host == Host.WINDOWS ? "ico" : host == Host.MAC ? "icns" : "png");
        image(input, icon);
        Path image = work.resolve("image").resolve(host == Host.MAC ? NAME + ".app" : NAME);
        System.out.printf(Locale.ROOT, "image %s: %.0f MB%n", image, size(image) / 1e6);
        installer(image);
        try (Stream<Path> files = Files.list(work.resolve("installer"))) {
            for (Path file : files.toList()) {
                System.out.printf(Locale.ROOT, "installer %s: %.0f MB%n", file, size(file) / 1e6);
            }
        }
    }

    private void image(Path input, Path icon) throws IOException {
        List<String> options = new ArrayList<>(List.of("--type", "app-image", "--name", NAME, "--app-version", version,
                "--vendor", "RnnScope", "--description", "A desktop oscilloscope for recurrent networks",
                "--input", input.toString(), "--main-jar", "rnnscope.jar", "--icon", icon.toString(),
                "--add-modules", MODULES,
                "--jlink-options", "--strip-debug --no-man-pages --no-header-files --compress=2",
                "--dest", work.resolve("image").toString()));
        for (String option : Files.readAllLines(Path.of("assets/jvm/window.options"))) {
            if (!option.isBlank() && !option.startsWith("#")) {
                options.addAll(List.of("--java-options", option));
            }
        }
        if (host == Host.LINUX) {
            // Made when the package is installed: an archive holds for the place where its jars are.
            options.addAll(List.of("--java-options", "-XX:SharedArchiveFile=$APPDIR/rnnscope.jsa", "--java-options",
                    "-Xshare:auto", "--java-options", "-Xlog:cds=off", "--java-options", "-Xlog:cds+dynamic=off"));
        }
        if (host == Host.WINDOWS) {
            Path console = Files.writeString(work.resolve("console.properties"), "win-console=true\n");
            options.addAll(List.of("--add-launcher", NAME + "-cli=" + console));
        }
        jpackage(options);
    }

    private void installer(Path image) throws IOException {
        List<String> options = new ArrayList<>(List.of("--name", NAME, "--app-version", version, "--vendor", "RnnScope",
                "--app-image", image.toString(), "--dest", work.resolve("installer").toString(),
                "--file-associations", association("rnnscope", "application/x-rnnscope", "How things stood in RnnScope"),
                "--file-associations", association("safetensors", "application/x-safetensors", "Weights of a network")));
        switch (host) {
            case LINUX -> {
                copy(Path.of("src/dist/linux"), work.resolve("linux"));
                // GTK is loaded by JavaFX's libraries, which lie in jars, where dpkg does not look.
                options.addAll(List.of("--type", "deb", "--linux-shortcut", "--linux-menu-group", "Education;Science",
                        "--linux-app-category", "science", "--linux-package-deps", "libgtk-3-0, libgl1",
                        "--license-file", Path.of("LICENSE").toAbsolutePath().toString(),
                        "--resource-dir", work.resolve("linux").toString()));
            }
            case MAC -> options.addAll(List.of("--type", "dmg"));
            case WINDOWS -> options.addAll(List.of("--type", "msi", "--win-menu", "--win-shortcut-prompt",
                    "--win-per-user-install"));
        }
        jpackage(options);
    }

    private String association(String ending, String type, String words) throws IOException {
        return Files.writeString(work.resolve(ending + ".properties"),
                "extension=" + ending + "\nmime-type=" + type + "\ndescription=" + words + "\n").toString();
    }

    /** Starts the program on no screen, and lets the JVM write down which classes that takes. */
    private void listClasses(Path list) throws IOException, InterruptedException {
        Path home = Files.createDirectories(work.resolve("home"));
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:DumpLoadedClassList=" + list, "-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector",
                "-Drnnscope.launched=window", "-Duser.home=" + home, "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless", "-Dprism.order=sw", "-jar", target.resolve("rnnscope.jar").toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (program.waitFor(LISTING, TimeUnit.SECONDS)) {
            throw new IOException("the program ended by itself, with " + program.exitValue());
        }
        program.destroy();
        program.waitFor();
        remove(home);
    }

    private static void jpackage(List<String> options) throws IOException {
        ToolProvider tool = ToolProvider.findFirst("jpackage")
                .orElseThrow(() -> new IOException("this JDK has no jpackage"));
        if (tool.run(System.out, System.err, options.toArray(new String[0])) != 0) {
            throw new IOException("jpackage failed");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path place = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(place);
                } else {
                    Files.createDirectories(place.getParent());
                    Files.copy(file, place);
                }
            }
        }
    }

    private static void remove(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long size(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            long sum = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sum += Files.size(file);
            }
            return sum;
        }
    }
}
