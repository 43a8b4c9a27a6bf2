package rnnscope.io.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.io.ModelFileException;
import rnnscope.io.ModelFiles;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.storage.UserFolder;
import rnnscope.text.Tokenizers;
import rnnscope.train.Initialisation;

/**
 * Damaged files of each kind: opened all the same, or refused in one sentence, whatever the damage; never a crash, nor
 * memory beyond eight times the file. What is counted is all that was allocated on the way, whether or not it was free
 * again: more than is ever held at once. {@code mvn -Pdamaged test} tries 100,000 of each kind and prints what it found.
 */
class DamagedFilesTest {
    private static final int COUNT = Integer.getInteger("rnnscope.damaged", 2000);
    private static final int MOST_FAULTS = 20;
    private static final int TIMES = 8;
    /** What opening costs whatever the file: buffers of streams, names, messages. */
    private static final long ALWAYS = 1 << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ModelOpening opening = new ModelOpening(new RememberedAnswers(UserFolder.none()));

    @TempDir
    private Path folder;

    static Stream<String> kinds() {
        return Stream.of("checkpoint.pt", "legacy-tied.pth", "whole-module-legacy.pt", "names-as-pytorch.npz",
                "exported-unfolded.onnx", "lstm-unequal.keras", "functional.h5", "prefixed.safetensors");
    }

    private byte[] whole(String name) throws IOException {
        if (!name.endsWith(".safetensors")) {
            return Files.readAllBytes(ForeignFixturesTest.resource(name));
        }
        ModelSpec spec = new ModelSpec("gru", 1, 9, 4, 3, 0, false);
        Path file = folder.resolve("whole.safetensors");
        ModelFiles.write(file, new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1),
                Tokenizers.of("character", List.of("a", "b", "c", "d")), ModelCard.named("m")));
        // tensors under other names
        return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).replace("head.", "deco.")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aSentenceOrAModel(String name) throws IOException {
        byte[] whole = whole(name);
        Map<String, byte[]> parts = parts(name, whole);
        Path file = folder.resolve(name);
        Files.write(file, whole);
        // loads the classes
        opening.open(file, Request.NONE);
        Tally tally = new Tally();
        for (int seed = 0; seed < COUNT && tally.faults.size() < MOST_FAULTS; seed++) {
            Random random = new Random(seed);
            byte[] damaged = !parts.isEmpty() && random.nextBoolean() ? inside(parts, random) : damaged(whole, random);
            Files.write(file, damaged);
            open(file, damaged.length, seed, tally);
        }
        System.out.println(name + ": " + COUNT + " damaged files, " + tally.read + " of them read all the same; at most "
                + (tally.most >> 10) + " KB allocated for one, " + tally.mostBeyond / 10.0 + " times its size beyond "
                + (ALWAYS >> 10) + " KB");
        assertEquals(List.of(), tally.faults);
        assertTrue(tally.read > 0 && tally.read < COUNT, name + ": " + tally.read + " of " + COUNT + " were read all the same");
    }

    private static final class Tally {
        private final List<String> faults = new ArrayList<>();
        private int read;
        private long most;
        private long mostBeyond;
    }

    private void open(Path file, int size, int seed, Tally tally) {
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        String message = null;
        try {
            opening.open(file, Request.NONE);
            tally.read++;
        } catch (ModelFileException e) {
            message = e.getMessage();
        } catch (Throwable e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            tally.faults.add("damage " + seed + ": " + trace);
        }
        long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        tally.most = Math.max(tally.most, taken);
        tally.mostBeyond = Math.max(tally.mostBeyond, 10 * (taken - ALWAYS) / Math.max(1, size));
        if (message != null && !(message.startsWith(file + ": ") && message.lines().count() == 1)) {
            tally.faults.add("damage " + seed + ": " + message);
        }
        if (taken > TIMES * (long) size + ALWAYS) {
            tally.faults.add("damage " + seed + ": " + taken + " bytes for " + size + ", " + message);
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(16));
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] = (byte) random.nextInt();
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0);
            case 3 -> Arrays.fill(bytes, at, at + length, (byte) 0xFF);
            case 4 -> bytes = Arrays.copyOf(bytes, at);
            case 5 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
                System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
                bytes = longer;
            }
            default -> {
                for (int i = 0; i < 8; i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
            }
        }
        return bytes;
    }

    /** Parts of a zip archive; none of what is no archive. */
    private Map<String, byte[]> parts(String name, byte[] whole) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        if (whole[0] == 'P' && whole[1] == 'K') {
            try (ZipFile zip = new ZipFile(ForeignFixturesTest.resource(name).toFile())) {
                for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) {
                    parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return parts;
    }

    /** A sound archive of a damaged part. */
    private static byte[] inside(Map<String, byte[]> parts, Random random) throws IOException {
        List<String> names = parts.keySet().stream().filter(part -> parts.get(part).length > 0).toList();
        String which = names.get(random.nextInt(names.size()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getKey().equals(which) ? damaged(part.getValue(), random) : part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
