package rnnscope.io.pytorch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import rnnscope.io.DataType;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.language.Words;

/**
 * Tensor as PyTorch pickles it: a view of a storage.
 *
 * @param storage what it looks at
 * @param offset  place of its first number, in numbers
 * @param shape   extents
 * @param strides numbers from one index to the next, of each dimension
 */
record PickledTensor(Storage storage, long offset, List<Integer> shape, List<Long> strides) {
    /**
     * Numbers that tensors look at.
     *
     * @param type  null where it is none that is known
     * @param name  PyTorch's name of the type: "FloatStorage"
     * @param key   its name in the file
     */
    record Storage(DataType type, String name, String key) {}

    /** Where storages lie. */
    @FunctionalInterface
    interface Storages {
        /** The bytes of a storage by its key; null where there is none. */
        ByteBuffer bytes(String key);
    }

    /**
     * The tensor with its numbers, checked against what is there of them.
     *
     * @throws ModelFileException when it looks beyond its storage
     */
    ForeignTensor named(String file, String name, Storages storages, ByteOrder order) throws ModelFileException {
        String type = storage.type == null ? storage.name : storage.type.name();
        if (storage.type == null || !storage.type.isWeight()) {
            return new ForeignTensor(name, shape, type, null);
        }
        ByteBuffer bytes = storages.bytes(storage.key);
        String tensor = ModelFileException.quoted(name);
        if (bytes == null) {
            throw new ModelFileException(file, Words.of("io.torch.no-numbers", tensor));
        }
        long there = bytes.remaining() / storage.type.bytes();
        long count;
        long last = offset;
        try {
            count = ForeignTensor.count(shape);
            for (int i = 0; i < shape.size(); i++) {
                last = Math.addExact(last, Math.multiplyExact(Math.max(0L, shape.get(i) - 1L), strides.get(i)));
            }
        } catch (ArithmeticException e) {
            throw new ModelFileException(file, Words.of("io.torch.large", tensor), e);
        }
        boolean outside = offset < 0 || strides.stream().anyMatch(stride -> stride < 0) || last >= there || count > there;
        if (count > 0 && outside) {
            throw new ModelFileException(file, Words.of("io.torch.outside", tensor, there));
        }
        int numbers = (int) count;
        return new ForeignTensor(name, shape, type, () -> read(bytes, numbers, order));
    }

    private float[] read(ByteBuffer from, int count, ByteOrder order) {
        float[] values = new float[count];
        ByteBuffer bytes = from.duplicate().order(order);
        int start = bytes.position();
        int[] index = new int[shape.size()];
        long place = offset;
        for (int i = 0; i < count; i++) {
            bytes.position(start + (int) (place * storage.type.bytes()));
            values[i] = storage.type.read(bytes);
            for (int d = shape.size() - 1; d >= 0; d--) {
                place += strides.get(d);
                if (++index[d] < shape.get(d)) {
                    break;
                }
                place -= strides.get(d) * shape.get(d);
                index[d] = 0;
            }
        }
        return values;
    }
}
