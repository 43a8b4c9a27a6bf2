package rnnscope.io.pytorch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.PickleException;
import rnnscope.io.DataType;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Archive;
import rnnscope.io.foreign.ForeignFile;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.io.pytorch.PickledTensor.Storage;
import rnnscope.io.pytorch.PickledTensor.Storages;
import rnnscope.language.Words;

/**
 * PyTorch file reader, for both formats of {@code torch.save}: a zip archive with a pickle and a part for each storage
 * (since 1.6), and the older row of pickles with the storages behind them. A state dict, a checkpoint that holds one and
 * a whole module are read alike; nothing of a pickle is executed ({@link SafeUnpickler}).
 *
 * <pre>
 *   zip     NAME/data.pkl, NAME/byteorder, NAME/data/0, NAME/data/1, …
 *   legacy  pickles of a magic number, of a version and of facts about the machine; the pickle of the object; a pickle of
 *           the keys of its storages; of each storage the number of its elements (8 bytes) and the elements
 * </pre>
 */
public final class PyTorchFile {
    /** The pickle of the magic number, whatever its protocol. */
    private static final byte[] MAGIC = {(byte) 0x8a, 10, 'l', (byte) 0xfc, (byte) 0x9c, 'F', (byte) 0xf9, ' ', 'j',
        (byte) 0xa8, 'P', 0x19, '.'};
    private static final int PROTOCOL = 2;
    private static final String PICKLE = "data.pkl";

    private PyTorchFile() {}

    /** Whether an archive is one that PyTorch wrote. */
    public static boolean isIn(Archive archive) {
        return archive.ending(PICKLE) != null;
    }

    /** @param file name for messages */
    public static ForeignFile read(String file, Archive archive) throws ModelFileException {
        String pickle = archive.ending(PICKLE);
        String folder = pickle.substring(0, pickle.length() - PICKLE.length());
        byte[] said = archive.parts().get(folder + "byteorder");
        ByteOrder order = said != null && new String(said, StandardCharsets.US_ASCII).strip().equals("big")
                ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        try {
            Object root = new SafeUnpickler(new ByteArrayInputStream(archive.parts().get(pickle))).next();
            return file(file, StateDictSearch.in(root), key -> {
                byte[] bytes = archive.parts().get(folder + "data/" + key);
                return bytes == null ? null : ByteBuffer.wrap(bytes);
            }, order);
        } catch (PickleException | IOException e) {
            throw fault(file, e);
        }
    }

    /**
     * A file of the older format.
     *
     * @param file name for messages
     */
    public static ForeignFile read(String file, byte[] bytes) throws ModelFileException {
        int magic = Math.min(bytes.length, PROTOCOL + MAGIC.length);
        if (!Arrays.equals(bytes, Math.min(PROTOCOL, magic), magic, MAGIC, 0, MAGIC.length)) {
            throw new ModelFileException(file, Words.of("io.torch.other-pickle"));
        }
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            SafeUnpickler pickles = new SafeUnpickler(in);
            for (int before = 0; before < 3; before++) {
                pickles.next();
            }
            StateDictSearch found = StateDictSearch.in(pickles.next());
            if (!(pickles.next() instanceof List<?> keys)) {
                throw new PickleException(Words.of("io.torch.no-storages"));
            }
            return file(file, found, storages(bytes, bytes.length - in.available(), keys, found), ByteOrder.LITTLE_ENDIAN);
        } catch (PickleException | IOException e) {
            throw fault(file, e);
        }
    }

    private static ModelFileException fault(String file, Exception e) {
        return e instanceof ModelFileException fault ? fault
                : new ModelFileException(file, e instanceof PickleException && e.getMessage() != null ? e.getMessage()
                        : Words.of("io.torch.early"), e);
    }

    /** Only the tensors that look at a storage tell its type, and so how long it is. */
    private static Storages storages(byte[] bytes, int begin, List<?> keys, StateDictSearch found) {
        Map<String, DataType> types = new HashMap<>();
        for (Storage storage : found.storages()) {
            types.put(storage.key(), storage.type());
        }
        Map<String, ByteBuffer> storages = new HashMap<>();
        ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        all.position(begin);
        for (Object key : keys) {
            DataType type = types.get(String.valueOf(key));
            if (all.remaining() < Long.BYTES || type == null) {
                throw new PickleException(Words.of(type == null ? "io.torch.storage-type" : "io.torch.no-storage", key));
            }
            long count = all.getLong();
            if (count < 0 || count > all.remaining() / type.bytes()) {
                throw new PickleException(Words.of("io.torch.storage-count", key, count));
            }
            int size = (int) count * type.bytes();
            storages.put(String.valueOf(key), all.slice(all.position(), size));
            all.position(all.position() + size);
        }
        return storages::get;
    }

    private static ForeignFile file(String file, StateDictSearch found, Storages storages, ByteOrder order)
            throws ModelFileException {
        List<ForeignTensor> tensors = new ArrayList<>();
        for (Map.Entry<String, PickledTensor> entry : found.tensors().entrySet()) {
            tensors.add(entry.getValue().named(file, entry.getKey(), storages, order));
        }
        if (tensors.isEmpty()) {
            throw new ModelFileException(file, Words.of("io.torch.no-tensors"));
        }
        return new ForeignFile(file, Words.of(found.isWholeModule() ? "io.torch.module" : "io.torch.state-dict"), tensors,
                Map.of(), found.symbols(), found.unused(), found.known());
    }
}
