package rnnscope.io.opening;

import static rnnscope.io.ModelFileException.quoted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import rnnscope.io.ModelFileException;
import rnnscope.io.ModelFiles;
import rnnscope.io.ModelFiles.Described;
import rnnscope.io.RawTensors;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.Archive;
import rnnscope.io.foreign.Assembly;
import rnnscope.io.foreign.Blueprint;
import rnnscope.io.foreign.FileBytes;
import rnnscope.io.foreign.ForeignFile;
import rnnscope.io.foreign.ForeignTensor;
import rnnscope.io.foreign.Imported;
import rnnscope.io.foreign.Meaning;
import rnnscope.io.foreign.StateDict;
import rnnscope.io.foreign.SymbolFile;
import rnnscope.io.foreign.SymbolList;
import rnnscope.io.keras.KerasFile;
import rnnscope.io.numpy.NumpyArrays;
import rnnscope.io.onnx.OnnxFile;
import rnnscope.io.pytorch.PyTorchFile;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.text.FileKind;
import rnnscope.text.TextFile;

/**
 * Opening of a model file, whatever program wrote it: the first bytes tell the format. Our own files say all of
 * themselves; of any other, what it leaves open is answered by whoever asks, by what was answered before, by files
 * beside it, by the text that is opened with it, or by what is likeliest.
 */
public final class ModelOpening {
    private static final Set<String> ENDINGS = Set.of("safetensors", "pt", "pth", "onnx", "keras", "h5", "hdf5", "npz");

    private final RememberedAnswers remembered;

    public ModelOpening(RememberedAnswers remembered) {
        this.remembered = remembered;
    }

    /**
     * What somebody says of a file while it is opened.
     *
     * @param answers    what is answered; the symbols may be left to {@code vocabulary}
     * @param vocabulary a file with the symbols that enter, or null
     * @param labels     a file with what is predicted, or null
     * @param text       a text that is opened with it, whose characters may be the vocabulary; or null
     * @param anew       whether what was answered before does not count
     */
    public record Request(Answers answers, Path vocabulary, Path labels, Path text, boolean anew) {
        public static final Request NONE = new Request(Answers.NONE, null, null, null);
        public static final Request ANEW = new Request(Answers.NONE, null, null, null, true);

        public Request(Answers answers, Path vocabulary, Path labels, Path text) {
            this(answers, vocabulary, labels, text, false);
        }

        boolean says() {
            return !answers.isEmpty() || vocabulary != null || labels != null;
        }
    }

    /** Endings of the names of model files, without the dot. */
    public static Set<String> endings() {
        return ENDINGS;
    }

    /** Whether a file is called as a model is. */
    public static boolean isModel(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** @throws ModelFileException when the file is none that is read, or not a network that the engine runs exactly */
    public Opened open(Path file, Request request) throws ModelFileException {
        FileKind kind = kind(file);
        if (kind != null && isForeign(kind)) {
            return opened(file, request, blueprint(file, kind));
        }
        if (isOnnx(file)) {
            return opened(file, request, OnnxFile.read(file.toString(), FileBytes.read(file), file));
        }
        return ModelFiles.isOurs(file) ? new Opened(ModelFiles.read(file), null) : safetensors(file, request);
    }

    private static boolean isOnnx(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(FileKind.HEAD);
            return !isSafetensors(head) && (OnnxFile.isOne(head)
                    || String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".onnx"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether bytes begin with the length of a header, which may begin as anything, and the brace of its object. */
    private static boolean isSafetensors(byte[] head) {
        return head.length > Long.BYTES && head[Long.BYTES] == '{' && head[Long.BYTES - 1] == 0 && head[Long.BYTES - 2] == 0;
    }

    /** Null where the reader has to say what it is. */
    private static FileKind kind(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(FileKind.HEAD);
            return isSafetensors(head) ? null : FileKind.of(head).orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    private static boolean isForeign(FileKind kind) {
        return kind == FileKind.ZIP || kind == FileKind.PICKLE || kind == FileKind.HDF5;
    }

    private Opened opened(Path file, Request request, Blueprint blueprint) throws ModelFileException {
        String sha256 = sha256(file);
        Answers answers = said(file, blueprint, request).or(request.anew() ? Answers.NONE : remembered.of(sha256));
        List<SymbolList> beside = new ArrayList<>(SymbolFile.beside(file));
        if (request.text() != null) {
            try {
                beside.addAll(SymbolFile.ofText(String.valueOf(request.text().getFileName()), TextFile.read(request.text())));
            } catch (IOException e) {
                // Whoever reads the text says so.
                beside = new ArrayList<>(beside);
            }
        }
        Imported imported = Assembly.of(blueprint, answers, beside);
        if (request.says()) {
            remembered.put(sha256, answers);
        }
        return new Opened(imported.model(), imported.report());
    }

    private static Answers said(Path file, Blueprint blueprint, Request request) throws ModelFileException {
        Answers answers = request.answers();
        try {
            SymbolList symbols = request.vocabulary() == null ? answers.symbols()
                    : SymbolFile.of(request.vocabulary(), blueprint.inputs());
            SymbolList labels = request.labels() == null ? answers.labels()
                    : SymbolFile.of(request.labels(), blueprint.outputs());
            return new Answers(answers.cell(), symbols, answers.tokenizer(), answers.meaning(), labels);
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelFileException(file.toString(), Words.of("io.opening.vocabulary", e.getMessage()), e);
        }
    }

    private static Blueprint blueprint(Path path, FileKind kind) throws ModelFileException {
        String file = path.toString();
        if (kind == FileKind.ZIP) {
            Archive archive = Archive.read(path);
            if (PyTorchFile.isIn(archive)) {
                return StateDict.read(PyTorchFile.read(file, archive));
            }
            if (KerasFile.isIn(archive)) {
                return KerasFile.read(file, archive);
            }
            if (NumpyArrays.isIn(archive)) {
                return StateDict.read(NumpyArrays.read(file, archive));
            }
            throw new ModelFileException(file, Words.of("io.opening.zip"));
        }
        byte[] bytes = FileBytes.read(path);
        return kind == FileKind.HDF5 ? KerasFile.read(file, bytes) : StateDict.read(PyTorchFile.read(file, bytes));
    }

    /** Tensors under names that are not ours; what the file says of its model all the same has to be true of them. */
    private Opened safetensors(Path path, Request request) throws ModelFileException {
        String file = path.toString();
        RawTensors raw = RawTensors.of(file, FileBytes.read(path));
        Optional<Described> described = ModelFiles.described(file, raw.metadata());
        List<SymbolList> symbols = new ArrayList<>();
        raw.metadata().forEach((key, value) -> symbols.addAll(SymbolFile.inJson(Words.of("io.in-file", quoted(key)), value)));
        List<ForeignTensor> tensors = raw.tensors().stream().map(tensor -> ForeignTensor.of(tensor.name(), tensor.shape(),
                tensor.type(), tensor.data(), ByteOrder.LITTLE_ENDIAN)).toList();
        Opened opened = opened(path, request, StateDict.read(new ForeignFile(file, Words.of("io.opening.safetensors"), tensors,
                raw.metadata(), described.isPresent() ? List.of() : symbols, List.of(),
                described.map(ModelOpening::known).orElse(Answers.NONE))));
        if (described.isEmpty()) {
            return opened;
        }
        if (!isLike(opened.model().spec(), described.get().spec())) {
            return new Opened(ModelFiles.read(path), null);
        }
        Model model = opened.model();
        return new Opened(new Model(model.spec(), model.parameters(), model.tokenizer(), model.output(),
                described.get().card(), List.of()), opened.report());
    }

    private static Answers known(Described described) {
        String from = Words.of("io.opening.described");
        ModelSpec spec = described.spec();
        Meaning meaning = switch (spec.wiring().shape()) {
            case LANGUAGE_MODEL -> spec.predictsSymbols() ? Meaning.NEXT : Meaning.SERIES;
            case TAGGER -> Meaning.TAGS;
            case CLASSIFIER -> Meaning.LABEL;
            case REGRESSOR -> Meaning.NUMBERS;
            case GENERATOR, ENCODER_DECODER, DRAWER, ANSWERER -> null;
        };
        return new Answers(spec.top().cell(), spec.vocabulary() == 0 ? null : new SymbolList(from, described.symbols()),
                described.tokenizer(), meaning, spec.wiring().symbols() == 0 ? null : new SymbolList(from, described.output()));
    }

    /**
     * Whether a network is what was described, but for dropout, which only training has, and for what the tensors of a
     * layer tell by themselves: that it has no biases, and that an LSTM is projected or has peepholes.
     */
    private static boolean isLike(ModelSpec made, ModelSpec described) {
        List<LayerSpec> stack = described.stack().size() != made.stack().size() ? described.stack()
                : IntStream.range(0, made.layers()).mapToObj(l -> like(described.layer(l), made.layer(l))).toList();
        return made.equals(new ModelSpec(stack, described.vocabulary(), described.embedding(), made.dropout(),
                described.residual(), described.inputs(), described.outputs(), made.headBias(), described.wiring()));
    }

    private static LayerSpec like(LayerSpec described, LayerSpec made) {
        boolean varies = described.cell().equals("lstm") && made.cell().startsWith("lstm-")
                && described.units() == made.units();
        return varies ? made : described.withBiases(made.biases());
    }

    private static String sha256(Path file) throws ModelFileException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new ModelFileException(file.toString(), Words.of("io.unread", e.getMessage()), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
