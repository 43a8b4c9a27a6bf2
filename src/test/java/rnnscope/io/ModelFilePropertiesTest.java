package rnnscope.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.text.PlainLine;

/** Whatever a file holds: a model or a {@link ModelFileException}, with no more memory than the file accounts for. */
class ModelFilePropertiesTest {
    /** Buffers and the JSON parser's tables, in bytes. */
    private static final long FIXED = 1 << 20;
    /** Bytes of memory for each byte of a file: a symbol of the vocabulary is a few bytes there and objects here. */
    private static final long FACTOR = 100;
    private static final Pattern INTEGER = Pattern.compile("[0-9]+");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[] sound = sound();

    private static byte[] sound() {
        try {
            Path path = Files.createTempFile("sound", ".safetensors");
            try {
                ModelFiles.write(path, ModelFilesTest.model(new ModelSpec("lstm", 2, 3, 9, 3, 0.5, true),
                        ModelCard.named("sound"), 1));
                return Files.readAllBytes(path);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One wound: at a place, given as a share of the length. */
    private record Wound(Kind kind, double place, int value) {
        private enum Kind { FLIP, OVERWRITE, TRUNCATE, INSERT, DELETE, REPEAT }

        byte[] inflict(byte[] file) {
            int at = (int) (place * file.length);
            int to = Math.min(file.length, at + 1 + value % 16);
            byte[] head = Arrays.copyOf(file, at);
            byte[] tail = Arrays.copyOfRange(file, to, file.length);
            byte[] part = Arrays.copyOfRange(file, at, to);
            return switch (kind) {
                case FLIP -> joined(head, flipped(part), tail);
                case OVERWRITE -> joined(head, new byte[] {(byte) value}, tail);
                case TRUNCATE -> head;
                case INSERT -> joined(head, new byte[] {(byte) value}, part, tail);
                case DELETE -> joined(head, tail);
                case REPEAT -> joined(head, part, part, tail);
            };
        }

        private byte[] flipped(byte[] part) {
            byte[] flipped = part.clone();
            if (flipped.length > 0) {
                flipped[0] ^= (byte) (1 << value % 8);
            }
            return flipped;
        }

        private static byte[] joined(byte[]... parts) {
            ByteBuffer whole = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
            Arrays.stream(parts).forEach(whole::put);
            return whole.array();
        }
    }

    @Provide
    Arbitrary<Wound> wounds() {
        // Half of them in the first part, where the header is.
        Arbitrary<Double> place = Arbitraries.oneOf(Arbitraries.doubles().between(0, 0.01),
                Arbitraries.doubles().between(0, 1)).map(p -> Math.min(p, 0.999999));
        return Combinators.combine(Arbitraries.of(Wound.Kind.class), place, Arbitraries.integers().between(0, 255))
                .as(Wound::new);
    }

    @Property(tries = 4000)
    void aWoundedFileIsReadOrRefused(@ForAll @Size(min = 1, max = 4) List<@From("wounds") Wound> wounds) {
        byte[] file = sound;
        for (Wound wound : wounds) {
            file = wound.inflict(file);
        }
        readOrRefuse(file);
    }

    /** The same with the length of the header put right, so that the wound reaches the JSON. */
    @Property(tries = 4000)
    void aWoundedHeaderIsReadOrRefused(@ForAll @Size(min = 1, max = 3) List<@From("wounds") Wound> wounds) {
        byte[] header = header();
        for (Wound wound : wounds) {
            header = wound.inflict(header);
        }
        readOrRefuse(withHeader(header));
    }

    @Property(tries = 3000)
    void aWrongNumberIsReadOrRefused(@ForAll @IntRange(min = 0, max = 1000) int which,
            @ForAll("numbers") String number) {
        String header = new String(header(), StandardCharsets.UTF_8);
        List<MatchResult> integers = INTEGER.matcher(header).results().toList();
        MatchResult integer = integers.get(which % integers.size());
        readOrRefuse(withHeader((header.substring(0, integer.start()) + number + header.substring(integer.end()))
                .getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.oneOf(Arbitraries.longs().map(String::valueOf), Arbitraries.integers().map(String::valueOf),
                Arbitraries.of("0", "1", "-1", "2147483647", "2147483648", "4294967296", "9223372036854775807",
                        "9223372036854775808", "1e9", "0.5", "null", "[]", "1".repeat(400), "1".repeat(4000)));
    }

    @Property(tries = 2000)
    void anyBytesAreRefused(@ForAll byte[] bytes) {
        readOrRefuse(bytes);
        readOrRefuse(Bytes.file(bytes, bytes.length));
    }

    private void readOrRefuse(byte[] file) {
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        try {
            ModelFiles.read("file", file);
        } catch (ModelFileException e) {
            assertTrue(e.getMessage().startsWith("file: ") && e.getMessage().indexOf('\n') < 0, e.getMessage());
        }
        long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(taken < FIXED + FACTOR * file.length, taken + " bytes for a file of " + file.length);
    }

    private byte[] header() {
        int length = (int) ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(sound, Long.BYTES, Long.BYTES + length);
    }

    private byte[] withHeader(byte[] header) {
        int data = Long.BYTES + header().length;
        return ByteBuffer.allocate(Long.BYTES + header.length + sound.length - data).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length).put(header).put(sound, data, sound.length - data).array();
    }

    /** What a card may say: other characters are replaced when it is read. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().ofMaxLength(40).map(any -> PlainLine.of(any, 40));
    }

    @Property(tries = 150)
    void anyModelIsReadAsItWasWritten(@ForAll("specs") ModelSpec spec, @ForAll long seed, @ForAll("words") String words,
            @ForAll double loss) throws IOException {
        ModelCard card = new ModelCard(words, words, words, words, words, seed, Math.abs(loss), loss, loss / 2, words);
        Path path = Files.createTempFile("any", ".safetensors");
        try {
            ModelFiles.write(path, ModelFilesTest.model(spec, card, seed));
            ModelFilesTest.assertSame(ModelFilesTest.model(spec, card, seed), ModelFiles.read(path));
        } finally {
            Files.delete(path);
        }
    }

    @Provide
    Arbitrary<ModelSpec> specs() {
        return Combinators.combine(Arbitraries.of("rnn-tanh", "rnn-relu", "lstm", "gru"),
                Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 40),
                Arbitraries.integers().between(1, 33), Arbitraries.integers().between(0, 20),
                Arbitraries.doubles().between(0, 0.99), Arbitraries.of(true, false)).as(ModelSpec::new);
    }
}
