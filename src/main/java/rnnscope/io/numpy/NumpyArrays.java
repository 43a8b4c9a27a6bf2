package rnnscope.io.numpy;

import static rnnscope.io.ModelFileException.quoted;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rnnscope.io.DataType;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.Archive;
import rnnscope.io.foreign.ForeignFile;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.io.foreign.SymbolList;
import rnnscope.language.Words;

/**
 * NumPy archive reader ({@code .npz}): arrays of numbers, in either order of bytes and of dimensions, and arrays of texts.
 * Arrays of Python objects are passed over, since they are pickles.
 */
public final class NumpyArrays {
    private static final String SUFFIX = ".npy";
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern HEADER = Pattern.compile("\\{(?=.*'descr': *'([<>|=]?)([a-zA-Z])([0-9]{0,9})')"
            + "(?=.*'fortran_order': *(True|False))(?=.*'shape': *\\(([0-9, L]*)\\)).*}\\s*", Pattern.DOTALL);
    private static final int LONGEST_HEADER = 100_000;
    private static final int MOST_DIMENSIONS = 32;

    private NumpyArrays() {}

    /** Whether an archive holds arrays. */
    public static boolean isIn(Archive archive) {
        return archive.ending(SUFFIX) != null;
    }

    /** @param file name for messages */
    public static ForeignFile read(String file, Archive archive) throws ModelFileException {
        List<ForeignTensor> tensors = new ArrayList<>();
        List<SymbolList> symbols = new ArrayList<>();
        List<String> unused = new ArrayList<>();
        for (Map.Entry<String, byte[]> part : archive.parts().entrySet()) {
            if (!part.getKey().endsWith(SUFFIX)) {
                unused.add(Words.of("io.numpy.no-array", part.getKey()));
                continue;
            }
            String name = part.getKey().substring(0, part.getKey().length() - SUFFIX.length());
            try {
                Array array = Array.of(part.getValue());
                if (array.kind == 'U') {
                    SymbolList.of(Words.of("io.in-file", quoted(name)), array.texts()).ifPresentOrElse(symbols::add,
                            () -> unused.add(Words.of("io.numpy.texts", name)));
                } else if (array.kind == 'O') {
                    unused.add(Words.of("io.numpy.objects", name));
                } else {
                    tensors.add(array.named(name));
                }
            } catch (IllegalArgumentException e) {
                throw new ModelFileException(file, Words.of("io.numpy.array", quoted(name), e.getMessage()), e);
            }
        }
        return new ForeignFile(file, Words.of("io.numpy.format"), tensors, Map.of(), symbols, unused, Answers.NONE);
    }

    /**
     * An array as its header describes it.
     *
     * @param kind 'f' for floating point, 'U' for texts, …
     * @param size bytes of an element, of texts characters
     * @param data exactly the bytes of its elements
     */
    private record Array(ByteOrder order, char kind, int size, boolean fortran, List<Integer> shape, ByteBuffer data) {
        static Array of(byte[] bytes) {
            if (bytes.length < 12 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw new IllegalArgumentException(Words.of("io.numpy.foreign"));
            }
            ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            all.position(MAGIC.length);
            int version = all.getShort() & 0xFF;
            long length = version == 1 ? all.getShort() & 0xFFFF : all.getInt() & 0xFFFFFFFFL;
            if (length > Math.min(all.remaining(), LONGEST_HEADER)) {
                throw new IllegalArgumentException(Words.of("io.numpy.header", length));
            }
            String header = new String(bytes, all.position(), (int) length, StandardCharsets.UTF_8);
            all.position(all.position() + (int) length);
            Matcher matcher = HEADER.matcher(header);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(Words.of("io.numpy.header-unknown", header.strip()));
            }
            List<Integer> shape = shape(matcher.group(5));
            char kind = matcher.group(2).charAt(0);
            int size = matcher.group(3).isEmpty() ? 8 : Integer.parseInt(matcher.group(3));
            requireSize(shape, kind, size, all.remaining());
            return new Array(matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, kind, size,
                    matcher.group(4).equals("True"), shape, all.slice());
        }

        private static List<Integer> shape(String text) {
            List<Integer> shape = new ArrayList<>();
            for (String extent : text.split("[, L]+")) {
                if (!extent.isEmpty()) {
                    if (extent.length() > 9 || shape.size() == MOST_DIMENSIONS) {
                        throw new IllegalArgumentException(Words.of("io.numpy.large"));
                    }
                    shape.add(Integer.parseInt(extent));
                }
            }
            return shape;
        }

        private static void requireSize(List<Integer> shape, char kind, int size, int there) {
            long needed;
            try {
                needed = Math.multiplyExact(ForeignTensor.count(shape), kind == 'U' ? 4L * size : size);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(Words.of("io.numpy.large"), e);
            }
            if (kind != 'O' && needed != there) {
                throw new IllegalArgumentException(Words.of("io.numpy.bytes", needed, there));
            }
        }

        private DataType type() {
            return switch (kind + "" + size) {
                case "f4" -> DataType.F32;
                case "f8" -> DataType.F64;
                case "f2" -> DataType.F16;
                default -> null;
            };
        }

        ForeignTensor named(String name) {
            DataType type = type();
            if (type == null) {
                return new ForeignTensor(name, shape, kind + "" + size, null);
            }
            if (!fortran || shape.size() < 2) {
                return ForeignTensor.of(name, shape, type, data, order);
            }
            return new ForeignTensor(name, shape, type.name(), () -> rowAfterRow(ForeignTensor.decoded(type, data, order)));
        }

        /** Of numbers in which the first index varies fastest. */
        private float[] rowAfterRow(float[] columns) {
            float[] values = new float[columns.length];
            int[] index = new int[shape.size()];
            for (float number : columns) {
                int place = 0;
                for (int d = 0; d < index.length; d++) {
                    place = place * shape.get(d) + index[d];
                }
                values[place] = number;
                for (int d = 0; d < index.length && ++index[d] == shape.get(d); d++) {
                    index[d] = 0;
                }
            }
            return values;
        }

        List<String> texts() {
            if (shape.size() != 1 || size == 0) {
                return Collections.emptyList();
            }
            List<String> texts = new ArrayList<>();
            ByteBuffer in = data.duplicate().order(order);
            for (int i = 0; i < shape.get(0); i++) {
                StringBuilder text = new StringBuilder();
                for (int k = 0; k < size; k++) {
                    int point = in.getInt();
                    if (point > 0 && Character.isValidCodePoint(point)) {
                        text.appendCodePoint(point);
                    }
                }
                texts.add(text.toString());
            }
            return texts;
        }
    }
}
