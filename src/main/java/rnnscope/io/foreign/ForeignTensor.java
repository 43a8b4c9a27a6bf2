package rnnscope.io.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;
import rnnscope.io.DataType;
import rnnscope.io.ModelFileException;

/**
 * Tensor of a file that another program wrote. Its numbers are decoded when they are asked for, so that a file which
 * names one piece of data a thousand times costs no more than the piece.
 *
 * @param name   as the file has it, with the names of what it lies in
 * @param shape  extents, the first varies slowest
 * @param type   the file's name for its numbers: "F32"
 * @param values row after row; null where these are no numbers that weights have
 */
public record ForeignTensor(String name, List<Integer> shape, String type, Values values) {
    /** Numbers that are read when they are needed. */
    @FunctionalInterface
    public interface Values {
        float[] read() throws ModelFileException;
    }

    public ForeignTensor {
        shape = List.copyOf(shape);
    }

    /**
     * A tensor whose numbers lie row after row.
     *
     * @param data as many bytes as the shape and the type ask for
     */
    public static ForeignTensor of(String name, List<Integer> shape, DataType type, ByteBuffer data, ByteOrder order) {
        return new ForeignTensor(name, shape, type.name(), type.isWeight() ? () -> decoded(type, data, order) : null);
    }

    /** The numbers of a buffer, all of them. */
    public static float[] decoded(DataType type, ByteBuffer data, ByteOrder order) {
        ByteBuffer bytes = data.duplicate().order(order);
        float[] values = new float[bytes.remaining() / type.bytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.read(bytes);
        }
        return values;
    }

    public boolean isWeight() {
        return values != null;
    }

    public ForeignTensor named(String other) {
        return new ForeignTensor(other, shape, type, values);
    }

    /** Numbers in it. */
    public long count() {
        return count(shape);
    }

    /**
     * Numbers in a tensor of this shape.
     *
     * @throws ArithmeticException when these are more than can be counted
     */
    public static long count(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** "rnn.weight_ih_l0 (24, 5) F32". */
    public String words() {
        return name + " " + shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")")) + " " + type;
    }
}
