package rnnscope.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static rnnscope.io.Bytes.file;
import static rnnscope.io.Bytes.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.io.Safetensors.Tensor;

class SafetensorsTest {
    private static final String NOT_WHOLE =
            "\"x.shape\" in its header is not a list of whole numbers from 0 to 2⁶³ − 1";
    private static final Safetensors TWO = new Safetensors(Map.of("format", "pt"), List.of(
            new Tensor("b", new int[] {2, 3}, new float[] {1, -2, 3.5f, 0, -0f, 1e-40f}),
            new Tensor("a", new int[] {}, new float[] {7})));

    @Test
    void whatIsWrittenIsReadBitForBit(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("two.safetensors");
        TWO.write(path);
        Safetensors read = Safetensors.read(path);
        assertEquals(TWO.metadata(), read.metadata());
        assertEquals(List.of("b", "a"), read.tensors().stream().map(Tensor::name).toList());
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(TWO.tensors().get(i).shape(), read.tensors().get(i).shape());
            assertArrayEquals(bits(TWO.tensors().get(i).values()), bits(read.tensors().get(i).values()));
        }
    }

    /** Read here by position alone, so that writer and reader cannot agree on a mistake. */
    @Test
    void theBytesAreThoseOfTheFormat() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TWO.write(out);
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        String json = "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]}}";
        int padded = (json.length() + 7) / 8 * 8;
        assertEquals(padded, bytes.getLong());
        byte[] header = new byte[padded];
        bytes.get(header);
        assertEquals(json + " ".repeat(padded - json.length()), new String(header, StandardCharsets.UTF_8));
        for (int bits : bits(new float[] {1, -2, 3.5f, 0, -0f, 1e-40f, 7})) {
            assertEquals(bits, bytes.getInt());
        }
        assertEquals(0, bytes.remaining());
    }

    @Test
    void manyNumbersPassThroughSmallBuffers() throws IOException {
        float[] values = new float[100_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = i * 0.5f;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors(Map.of(), List.of(new Tensor("x", new int[] {values.length}, values))).write(out);
        assertArrayEquals(values, Safetensors.read("x", out.toByteArray()).tensors().get(0).values());
    }

    @Test
    void eachNumberFormatBecomesFloat() throws IOException {
        String header = "{" + tensor("f16", "F16", "[4]", 0, 8) + "," + tensor("bf16", "BF16", "[2]", 8, 12) + ","
                + tensor("f64", "F64", "[2]", 12, 28) + "}";
        byte[] file = file(header, 28);
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(8 + header.length());
        // By hand: 0x3C00 is 1; 0xC100 is −2.5; 0x0001 is the least subnormal, 2⁻²⁴; 0x7BFF is the greatest, 65504.
        data.putShort((short) 0x3c00).putShort((short) 0xc100).putShort((short) 1).putShort((short) 0x7bff);
        // 0x3FC0 is 1.5; 0xC2F7 is −123.5.
        data.putShort((short) 0x3fc0).putShort((short) 0xc2f7);
        data.putDouble(0.1).putDouble(-1e-300);
        List<Tensor> tensors = Safetensors.read("x", file).tensors();
        assertArrayEquals(new float[] {1, -2.5f, 0x1p-24f, 65504}, tensors.get(0).values());
        assertArrayEquals(new float[] {1.5f, -123.5f}, tensors.get(1).values());
        assertArrayEquals(new float[] {0.1f, -0f}, tensors.get(2).values());
    }

    /** Every one of the 65536 halves, against the definition: (−1)^s · 2^(e − 15) · (1 + f / 1024), or 2⁻²⁴ · f. */
    @Test
    void allHalvesAreExact() throws IOException {
        String header = "{" + tensor("x", "F16", "[65536]", 0, 131072) + "}";
        byte[] file = file(header, 131072);
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(8 + header.length());
        for (int i = 0; i < 65536; i++) {
            data.putShort((short) i);
        }
        float[] values = Safetensors.read("x", file).tensors().get(0).values();
        for (int i = 0; i < 65536; i++) {
            int exponent = i >> 10 & 31;
            int fraction = i & 1023;
            double size = exponent == 31 ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                    : exponent == 0 ? fraction * Math.pow(2, -24)
                    : Math.pow(2, exponent - 15) * (1 + fraction / 1024.0);
            assertEquals((float) (i < 32768 ? size : -size), values[i], "half " + i);
        }
    }

    @Test
    void theOrderInTheHeaderIsFree() throws IOException {
        byte[] file = file("{" + tensor("second", "F32", "[1]", 4, 8) + "," + tensor("none", "F32", "[3,0]", 4, 4) + ","
                + tensor("first", "F32", "[1,1]", 0, 4) + "}   \n", 8);
        assertEquals(List.of("first", "none", "second"),
                Safetensors.read("x", file).tensors().stream().map(Tensor::name).toList());
    }

    @Test
    void aFileWithoutTensorsIsRead() throws IOException {
        assertEquals(List.of(), Safetensors.read("x", file("{}", 0)).tensors());
    }

    static Stream<Arguments> faults() {
        String sound = tensor("x", "F32", "[2]", 0, 8);
        return Stream.of(
                Arguments.of(new byte[0], "with 0 bytes it is too short for a model file"),
                Arguments.of(new byte[7], "with 7 bytes it is too short for a model file"),
                Arguments.of(new byte[] {(byte) 0x80, 2, (byte) 0x8A, 10, 'l', (byte) 0xFC, (byte) 0x9C, 'F', (byte) 0xF9, ' '},
                        "this is a Python pickle, as torch.save writes it; save the weights with safetensors.torch"),
                Arguments.of(new byte[] {'P', 'K', 3, 4, 0, 0, 8, 8, 0, 0}, "this is a zip archive, as torch.save writes"),
                Arguments.of("version https://git-lfs.github.com/spec/v1\noid sha256:4d\n".getBytes(),
                        "this is a pointer of Git LFS, not the file itself; fetch that with git lfs pull"),
                Arguments.of(file(100_000_001, new byte[2], 0), "this is no safetensors file: its header would be"
                        + " 100000001 bytes long, and at most 100000000 are allowed"),
                Arguments.of(file(-1, new byte[2], 0), "this is no safetensors file: its header would be"
                        + " 18446744073709551615 bytes long, and at most 100000000 are allowed"),
                Arguments.of(file(11, "{}".getBytes(), 8), "its header would be 11 bytes long, but only 10 follow"),
                Arguments.of(file(new byte[] {'{', '"', (byte) 0xc3, '"', '}'}, 0), "its header is not valid UTF-8"),
                Arguments.of(file(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'}, 0),
                        "its header is not valid UTF-8"),
                Arguments.of(file(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'}, 0),
                        "its header is not valid UTF-8"),
                Arguments.of(file("{}".getBytes(StandardCharsets.UTF_16LE), 0), "its header is not valid JSON"),
                Arguments.of(file("{\"x\":}", 0), "its header is not valid JSON"),
                Arguments.of(file("{\"x\":{", 0), "its header is not valid JSON"),
                Arguments.of(file("", 0), "its header does not begin with a brace"),
                Arguments.of(file(" {}", 0), "its header does not begin with a brace"),
                Arguments.of(file("\ufeff{}", 0), "its header is not valid JSON"),
                Arguments.of(file("[]", 0), "its header does not begin with a brace"),
                Arguments.of(file("{}{}", 0), "something follows the object in its header"),
                Arguments.of(file("{} x", 0), "its header is not valid JSON"),
                Arguments.of(file("{" + sound + "," + sound + "}", 8), "its header has the tensor \"x\" twice"),
                Arguments.of(file("{\"__metadata__\":{},\"__metadata__\":{}}", 0),
                        "its header has the key \"__metadata__\" twice"),
                Arguments.of(file("{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}", 0),
                        "its metadata has the key \"k\" twice"),
                Arguments.of(file("{\"__metadata__\":{\"k\":1}}", 0), "\"__metadata__.k\" in its header is not a text"),
                Arguments.of(file("{\"__metadata__\":[]}", 0), "\"__metadata__\" in its header is not an object"),
                Arguments.of(file("{\"x\":[]}", 0), "\"x\" in its header is not an object"),
                Arguments.of(file("{\"x\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", 0),
                        "the tensor \"x\" has the key \"dtype\" twice"),
                Arguments.of(file("{\"x\":{\"dtype\":\"F32\",\"color\":1}}", 0),
                        "the tensor \"x\" has the unknown key \"color\""),
                Arguments.of(file("{\"x\":{\"shape\":[],\"data_offsets\":[0,0]}}", 0), "the tensor \"x\" has no dtype"),
                Arguments.of(file("{\"x\":{\"dtype\":\"F32\",\"data_offsets\":[0,0]}}", 0),
                        "the tensor \"x\" has no shape"),
                Arguments.of(file("{\"x\":{\"dtype\":\"F32\",\"shape\":[0]}}", 0),
                        "the tensor \"x\" has no data_offsets"),
                Arguments.of(file("{\"x\":{\"dtype\":4}}", 0), "\"x.dtype\" in its header is not a text"),
                Arguments.of(file("{" + tensor("x", "I64", "[1]", 0, 8) + "}", 8),
                        "the tensor \"x\" is of the type I64; F32, F16, BF16 and F64 are read"),
                Arguments.of(file("{" + tensor("x", "F4", "[1]", 0, 8) + "}", 8),
                        "the tensor \"x\" is of the unknown type \"F4\""),
                Arguments.of(file("{" + tensor("x", "F32", "2", 0, 8) + "}", 8),
                        "\"x.shape\" in its header is not a list"),
                Arguments.of(file("{" + tensor("x", "F32", "[2.0]", 0, 8) + "}", 8), NOT_WHOLE),
                Arguments.of(file("{" + tensor("x", "F32", "[-2]", 0, 8) + "}", 8), NOT_WHOLE),
                Arguments.of(file("{" + tensor("x", "F32", "[9223372036854775808]", 0, 8) + "}", 8), NOT_WHOLE),
                Arguments.of(file("{" + tensor("x", "F32", "[1,1,1,1,1,1,1,1,1]", 0, 4) + "}", 4),
                        "\"x.shape\" in its header has more than 8 entries"),
                Arguments.of(file("{\"x\":{\"shape\":" + "[".repeat(100_000) + "}", 0), NOT_WHOLE),
                Arguments.of(file("{\"x\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0]}}", 0),
                        "the tensor \"x\" has not two offsets"),
                Arguments.of(file("{" + tensor("x", "F32", "[2]", 8, 0) + "}", 8),
                        "the offsets of the tensor \"x\" run backwards"),
                Arguments.of(file("{" + tensor("x", "F32", "[3]", 0, 12) + "}", 8),
                        "the tensor \"x\" ends at byte 12 of the data, which has only 8 bytes"),
                Arguments.of(file("{" + tensor("x", "F32", "[1000000000,1000000000,1000000000]", 0, 8) + "}", 8),
                        "the shape [1000000000, 1000000000, 1000000000] of the tensor \"x\" is too large"),
                Arguments.of(file("{" + tensor("x", "F32", "[4294967296,0]", 0, 0) + "}", 0),
                        "the shape [4294967296, 0] of the tensor \"x\" is too large"),
                Arguments.of(file("{" + tensor("x", "F32", "[3]", 0, 8) + "}", 8),
                        "the tensor \"x\" of the shape [3] needs 12 bytes, but its offsets enclose 8"),
                Arguments.of(file("{" + sound + "," + tensor("y", "F32", "[2]", 4, 12) + "}", 12),
                        "the tensor \"y\" overlaps another"),
                Arguments.of(file("{" + sound + "," + tensor("y", "F32", "[2]", 12, 20) + "}", 20),
                        "there is a gap before the tensor \"y\""),
                Arguments.of(file("{" + tensor("x", "F32", "[2]", 4, 12) + "}", 12),
                        "there is a gap before the tensor \"x\""),
                Arguments.of(file("{" + sound + "}", 9), "bytes follow the last tensor: 1"),
                Arguments.of(file("{\"\\n\\u202e" + "n".repeat(100) + "\":1}", 0),
                        "\" \uFFFD" + "n".repeat(58) + "…\" in its header is not an object"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void eachFaultIsNamed(byte[] bytes, String fault, @TempDir Path folder) throws IOException {
        Path path = folder.resolve("broken.safetensors");
        Files.write(path, bytes);
        ModelFileException fromFile = assertThrows(ModelFileException.class, () -> Safetensors.read(path));
        ModelFileException fromBytes = assertThrows(ModelFileException.class, () -> Safetensors.read("broken", bytes));
        assertTrue(fromBytes.fault().startsWith(fault), fromBytes.fault());
        assertEquals(fromBytes.fault(), fromFile.fault());
        assertEquals("broken: " + fromBytes.fault(), fromBytes.getMessage());
        assertEquals(path + ": " + fromFile.fault(), fromFile.getMessage());
    }

    @Test
    void aMissingFileAndAFolderAreNamed(@TempDir Path folder) {
        Path missing = folder.resolve("missing.safetensors");
        assertEquals(missing + ": there is no such file",
                assertThrows(ModelFileException.class, () -> Safetensors.read(missing)).getMessage());
        assertEquals(folder + ": this is a folder, not a model file",
                assertThrows(ModelFileException.class, () -> Safetensors.read(folder)).getMessage());
    }

    @Test
    void aDeviceIsNotReadToItsEnd() {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device));
        assertEquals(device + ": this is a device or the like, not a model file",
                assertThrows(ModelFileException.class, () -> Safetensors.read(device)).getMessage());
    }

    @Test
    void tensorsThatNoFileCanHoldAreRefused() {
        Tensor tensor = TWO.tensors().get(0);
        assertThrows(IllegalArgumentException.class, () -> new Safetensors(Map.of(), List.of(tensor, tensor)));
        assertThrows(IllegalArgumentException.class, () -> new Safetensors(Map.of(),
                List.of(new Tensor("__metadata__", new int[] {1}, new float[1]))));
        assertThrows(IllegalArgumentException.class, () -> new Tensor("x", new int[] {2, 2}, new float[3]));
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
