package rnnscope.io.pytorch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;
import rnnscope.io.DataType;
import rnnscope.io.pytorch.PickledTensor.Storage;
import rnnscope.language.Words;

/**
 * Unpickler that runs nothing: tensors, dictionaries and plain values become what they are, an object of any class
 * becomes {@link Inert}, and a call of what is not on the list of those that build values is a fault. Lengths are checked
 * before memory is taken for them, and there may be only so many objects as a pickle of this size has.
 */
final class SafeUnpickler extends Unpickler {
    private static final Map<String, DataType> STORAGES = Map.of("FloatStorage", DataType.F32, "DoubleStorage", DataType.F64,
            "HalfStorage", DataType.F16, "BFloat16Storage", DataType.BF16, "LongStorage", DataType.I64,
            "IntStorage", DataType.I32, "ShortStorage", DataType.I16, "CharStorage", DataType.I8,
            "ByteStorage", DataType.U8, "BoolStorage", DataType.BOOL);
    private static final Set<String> DICTIONARIES = Set.of("collections.OrderedDict", "collections.defaultdict",
            "collections.Counter", "builtins.dict", "__builtin__.dict");
    private static final Set<String> COLLECTIONS = Set.of("builtins.set", "builtins.frozenset", "builtins.list",
            "builtins.tuple", "__builtin__.set", "__builtin__.frozenset", "__builtin__.list", "__builtin__.tuple");
    private static final Set<String> TENSORS = Set.of("torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2");
    private static final Set<String> PARAMETERS = Set.of("torch._utils._rebuild_parameter",
            "torch._utils._rebuild_parameter_with_state");
    private static final Set<String> RECONSTRUCTORS = Set.of("copy_reg._reconstructor", "copyreg._reconstructor");
    /** What may be called besides, since it only makes a value of its arguments; here it becomes an inert object. */
    private static final Set<String> VALUES = Set.of("torch.Size", "torch.device", "torch.dtype",
            "torch.jit._pickle.build_intlist",
            "torch.jit._pickle.build_doublelist", "torch.jit._pickle.build_boollist", "torch.jit._pickle.build_tensorlist",
            "torch.jit._pickle.restore_type_tag", "numpy.dtype", "numpy.core.multiarray.scalar",
            "numpy.core.multiarray._reconstruct", "numpy._core.multiarray.scalar", "numpy._core.multiarray._reconstruct",
            "numpy.random._pickle.__randomstate_ctor", "numpy.random._pickle.__generator_ctor",
            "numpy.random._pickle.__bit_generator_ctor", "builtins.slice", "builtins.complex", "builtins.range",
            "builtins.bytearray", "datetime.datetime", "datetime.date", "datetime.timedelta",
            "pathlib.PosixPath", "pathlib.WindowsPath", "pathlib.Path", "pathlib.PurePosixPath", "decimal.Decimal",
            "_codecs.encode", "torch.Generator");
    private static final Set<Short> MAKING = Set.of(Opcodes.EMPTY_LIST, Opcodes.EMPTY_SET, Opcodes.DICT, Opcodes.LIST,
            Opcodes.TUPLE, Opcodes.TUPLE1, Opcodes.TUPLE2, Opcodes.TUPLE3, Opcodes.FROZENSET, Opcodes.DUP, Opcodes.MEMOIZE);
    private static final int BYTES_PER_OBJECT = 8;
    private static final int ALWAYS = 4096;
    private static final int LONGEST_NAME = 1000;
    private static final int MOST_DIMENSIONS = 16;

    private final ByteArrayInputStream bytes;
    private final int most;
    private int made;

    /** Name of a class or function, found in a pickle. */
    private record Global(String name) {}

    SafeUnpickler(ByteArrayInputStream bytes) {
        this.bytes = bytes;
        this.most = ALWAYS + bytes.available() / BYTES_PER_OBJECT;
    }

    /**
     * The next pickle of the stream.
     *
     * @throws PickleException in words for the user when it is none, or asks for what is not allowed
     */
    Object next() throws IOException {
        try {
            return load(bytes);
        } catch (PickleException | IOException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new PickleException(Words.of("io.torch.circle"), e);
        } catch (RuntimeException e) {
            throw new PickleException(Words.of("io.torch.damaged"), e);
        }
    }

    @Override
    protected Object dispatch(short code) throws IOException {
        requireLength(code);
        switch (code) {
            case Opcodes.GLOBAL -> stack.add(new Global(line() + "." + line()));
            case Opcodes.STACK_GLOBAL -> {
                Object name = stack.pop();
                stack.add(new Global(stack.pop() + "." + name));
            }
            case Opcodes.REDUCE -> {
                List<Object> arguments = list(stack.pop());
                stack.add(called(stack.pop(), arguments));
            }
            case Opcodes.NEWOBJ -> {
                List<Object> arguments = list(stack.pop());
                stack.add(made(stack.pop(), arguments));
            }
            case Opcodes.NEWOBJ_EX -> {
                stack.pop();
                List<Object> arguments = list(stack.pop());
                stack.add(made(stack.pop(), arguments));
            }
            case Opcodes.INST -> stack.add(made(new Global(line() + "." + line()), stack.pop_all_since_marker()));
            case Opcodes.OBJ -> {
                List<Object> all = stack.pop_all_since_marker();
                stack.add(made(all.get(0), all.subList(1, all.size())));
            }
            case Opcodes.BUILD -> {
                Object state = stack.pop();
                build(stack.peek(), state);
            }
            case Opcodes.EMPTY_DICT -> {
                count();
                stack.add(new LinkedHashMap<>());
            }
            case Opcodes.EXT1, Opcodes.EXT2, Opcodes.EXT4 -> throw new PickleException(Words.of("io.torch.class-number"));
            case Opcodes.NEXT_BUFFER, Opcodes.READONLY_BUFFER -> throw new PickleException(Words.of("io.torch.buffers"));
            default -> {
                if (MAKING.contains(code)) {
                    count();
                }
                return super.dispatch(code);
            }
        }
        return NO_RETURN_VALUE;
    }

    private void count() {
        if (++made > most) {
            throw new PickleException(Words.of("io.torch.objects"));
        }
    }

    /** That what follows is as long as it is said to be. */
    private void requireLength(short code) throws IOException {
        int width = switch (code) {
            case Opcodes.BINSTRING, Opcodes.BINUNICODE, Opcodes.BINBYTES, Opcodes.LONG4 -> Integer.BYTES;
            case Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 -> Long.BYTES;
            default -> 0;
        };
        if (width > 0) {
            bytes.mark(0);
            byte[] said = bytes.readNBytes(width);
            bytes.reset();
            long length = 0;
            for (int i = said.length - 1; i >= 0; i--) {
                length = length << Byte.SIZE | said[i] & 0xFF;
            }
            if (length < 0 || length > bytes.available() - width) {
                throw new PickleException(Words.of("io.torch.long-text"));
            }
        }
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (int c = bytes.read(); c != '\n'; c = bytes.read()) {
            if (c < 0 || line.length() > LONGEST_NAME) {
                throw new PickleException(Words.of("io.torch.ends-in-name"));
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static List<Object> list(Object tuple) {
        return tuple instanceof Object[] many ? Arrays.asList(many) : tuple instanceof List<?> some ? new ArrayList<>(some)
                : Arrays.asList(tuple);
    }

    /** An object of a class, whatever the class. */
    private Object made(Object of, List<Object> arguments) {
        count();
        String name = name(of);
        return DICTIONARIES.contains(name) ? new LinkedHashMap<>() : new Inert(name, arguments, new LinkedHashMap<>());
    }

    private static String name(Object of) {
        if (of instanceof Global global) {
            return global.name;
        }
        throw new PickleException(Words.of("io.torch.no-class"));
    }

    /** What a call gives, of those that build values alone. */
    private Object called(Object of, List<Object> arguments) {
        String name = name(of);
        if (TENSORS.contains(name)) {
            count();
            return tensor(arguments);
        }
        if (PARAMETERS.contains(name)) {
            return arguments.get(0);
        }
        if (COLLECTIONS.contains(name)) {
            return arguments.isEmpty() ? new ArrayList<>() : arguments.get(0);
        }
        if (RECONSTRUCTORS.contains(name)) {
            return made(arguments.get(0), List.of());
        }
        if (DICTIONARIES.contains(name) || VALUES.contains(name)) {
            return made(of, arguments);
        }
        throw new PickleException(Words.of("io.torch.call", name));
    }

    private static PickledTensor tensor(List<Object> arguments) {
        if (arguments.size() < 4 || !(arguments.get(0) instanceof Storage storage)) {
            throw new PickleException(Words.of("io.torch.tensor-storage"));
        }
        List<Integer> shape = new ArrayList<>();
        for (Object extent : list(arguments.get(2))) {
            long size = whole(extent);
            if (size < 0 || size > Integer.MAX_VALUE || shape.size() == MOST_DIMENSIONS) {
                throw new PickleException(Words.of("io.torch.tensor-shape"));
            }
            shape.add((int) size);
        }
        List<Long> strides = list(arguments.get(3)).stream().map(SafeUnpickler::whole).toList();
        if (strides.size() != shape.size()) {
            throw new PickleException(Words.of("io.torch.strides"));
        }
        return new PickledTensor(storage, whole(arguments.get(1)), shape, strides);
    }

    private static long whole(Object number) {
        if (number instanceof Integer || number instanceof Long) {
            return ((Number) number).longValue();
        }
        throw new PickleException(Words.of("io.torch.size"));
    }

    private static void build(Object of, Object state) {
        Object attributes = state instanceof Object[] slots && slots.length == 2 && slots[0] instanceof Map ? slots[0] : state;
        if (of instanceof Inert inert && attributes instanceof Map<?, ?> map) {
            inert.state().putAll(map);
        }
    }

    /** ("storage", type, key, place, count), as PyTorch writes it in either format. */
    @Override
    protected Object persistentLoad(Object id) {
        List<Object> parts = list(id);
        if (parts.size() > 1 && "module".equals(parts.get(0))) {
            // A class, with its source beside it.
            return parts.get(1);
        }
        if (parts.size() < 5 || !"storage".equals(parts.get(0)) || !(parts.get(2) instanceof String key)) {
            throw new PickleException(Words.of("io.torch.beside"));
        }
        String name = name(parts.get(1));
        String type = name.substring(name.lastIndexOf('.') + 1);
        return new Storage(STORAGES.get(type), type, key);
    }
}
