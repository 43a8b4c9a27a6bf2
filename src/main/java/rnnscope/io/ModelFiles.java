package rnnscope.io;

import rnnscope.language.Words;
import rnnscope.network.Topology;
import static rnnscope.io.ModelFileException.quoted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rnnscope.io.ModelDescription.Symbols;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.text.Tokenizer;
import rnnscope.text.Tokenizers;

/**
 * Model files in the {@link Safetensors} format: tensors named, shaped and ordered as PyTorch does, so that they load
 * unchanged into its modules; all the rest as JSON ({@link ModelDescription}) in the metadata, under
 * {@value #DESCRIPTION}.
 *
 * <p>A file is compared with the network that it describes before any of its weights is read. What is kept of them then
 * is the network's own layout, which pads gates to whole panels: up to 16 times the file for layers of a single unit,
 * next to nothing for usual ones.
 */
public final class ModelFiles {
    /** Key of the metadata that holds the description of the model. */
    static final String DESCRIPTION = "rnnscope";
    private static final int SHOWN = 4;
    /** What PyTorch's own files have. */
    private static final Map<String, String> FORMAT = Map.of("format", "pt");

    private ModelFiles() {}

    /** @throws ModelFileException when the file cannot be read, or is not a whole and sound model */
    public static Model read(Path path) throws ModelFileException {
        try (SafetensorsReader reader = SafetensorsReader.open(path)) {
            return read(path.toString(), reader);
        }
    }

    /**
     * @param name what messages call it
     * @throws ModelFileException when the bytes are not a whole and sound model
     */
    public static Model read(String name, byte[] bytes) throws ModelFileException {
        try (SafetensorsReader reader = SafetensorsReader.open(name, bytes)) {
            return read(name, reader);
        }
    }

    /**
     * Whether a file describes a model and has exactly the tensors of it; else it may be another program's.
     *
     * @throws ModelFileException when it is no safetensors file, or its description is damaged
     */
    public static boolean isOurs(Path path) throws ModelFileException {
        try (SafetensorsReader reader = SafetensorsReader.open(path)) {
            SafetensorsHeader header = reader.header();
            String json = header.metadata().get(DESCRIPTION);
            if (json == null) {
                return false;
            }
            ModelDescription description = ModelDescription.parse(path.toString(), json);
            Map<String, List<Integer>> shapes = shapes(header);
            ParameterLayout layout;
            try {
                layout = Topology.of(description.spec()).parameters();
            } catch (IllegalArgumentException | ArithmeticException e) {
                // The reader says so.
                return true;
            }
            return layout.slices().size() == shapes.size() && layout.slices().stream().allMatch(
                    slice -> Arrays.stream(slice.shape()).boxed().toList().equals(shapes.get(slice.name())));
        }
    }

    /**
     * What a file of other tensors says of its model.
     *
     * @param tokenizer id of what cuts a text into {@code symbols}
     * @param output    what is predicted, the same where the wiring has no symbols of its own
     */
    public record Described(ModelSpec spec, String tokenizer, List<String> symbols, List<String> output, ModelCard card) {}

    /** What the metadata of a safetensors file say of its model, where they do. */
    public static Optional<Described> described(String file, Map<String, String> metadata) throws ModelFileException {
        String json = metadata.get(DESCRIPTION);
        if (json == null) {
            return Optional.empty();
        }
        ModelDescription description = ModelDescription.parse(file, json);
        return Optional.of(new Described(description.spec(), description.input().tokenizer(), description.input().vocabulary(),
                description.output().vocabulary(), description.card()));
    }

    /**
     * Replaces the file at {@code path}, whole or not at all.
     *
     * @throws ModelFileException when a weight is not finite; the old file remains
     */
    public static void write(Path path, Model model) throws IOException {
        List<Safetensors.Tensor> tensors = new ArrayList<>();
        for (ParameterLayout.Slice slice : model.parameters().layout().slices()) {
            float[] values = model.parameters().get(slice.name());
            requireFinite(path.toString(), slice.name(), values);
            tensors.add(new Safetensors.Tensor(slice.name(), slice.shape(), values));
        }
        Map<String, String> metadata = new LinkedHashMap<>(FORMAT);
        metadata.put(DESCRIPTION, new ModelDescription(model.spec(), Symbols.of(model.tokenizer()),
                Symbols.of(model.output()), model.card()).toJson());
        new Safetensors(metadata, tensors).write(path);
    }

    private static Model read(String file, SafetensorsReader reader) throws ModelFileException {
        SafetensorsHeader header = reader.header();
        String json = header.metadata().get(DESCRIPTION);
        if (json == null) {
            throw new ModelFileException(file, Words.of("io.model.undescribed", quoted(DESCRIPTION)));
        }
        ModelDescription description = ModelDescription.parse(file, json);
        requireSize(file, "io.model.vocabulary", description.spec().vocabulary(), description.input());
        int ownSymbols = description.spec().wiring().symbols();
        if (ownSymbols > 0) {
            requireSize(file, "io.model.output-vocabulary", ownSymbols, description.output());
        }
        Tokenizer tokenizer;
        Tokenizer output;
        ParameterLayout layout;
        try {
            tokenizer = tokenizer(description.input());
            output = ownSymbols > 0 ? tokenizer(description.output()) : tokenizer;
            layout = Topology.of(description.spec()).parameters();
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file, e.getMessage(), e);
        } catch (ArithmeticException e) {
            throw new ModelFileException(file, Words.of("io.too-large"), e);
        }
        CardCheck.require(file, description.card().corpus(), description.spec(), tokenizer, output);
        requireSameTensors(file, header, layout);
        reader.requireRoom((long) Float.BYTES * layout.size(), Words.of("io.network", layout.count()));
        Parameters parameters = new Parameters(layout);
        for (SafetensorsHeader.Entry entry : header.entries()) {
            float[] values = reader.next(entry);
            requireFinite(file, entry.name(), values);
            parameters.set(entry.name(), values);
        }
        return new Model(description.spec(), parameters, tokenizer, output, description.card(), List.of());
    }

    private static Tokenizer tokenizer(Symbols symbols) {
        return Tokenizers.of(symbols.tokenizer(), symbols.vocabulary());
    }

    private static void requireSize(String file, String fault, int size, Symbols symbols) throws ModelFileException {
        if (size != symbols.vocabulary().size()) {
            throw new ModelFileException(file, Words.of(fault, size, symbols.vocabulary().size()));
        }
    }

    private static Map<String, List<Integer>> shapes(SafetensorsHeader header) {
        return header.entries().stream().collect(Collectors.toMap(SafetensorsHeader.Entry::name, SafetensorsHeader.Entry::shape));
    }

    private static void requireSameTensors(String file, SafetensorsHeader header, ParameterLayout layout)
            throws ModelFileException {
        Map<String, List<Integer>> shapes = shapes(header);
        for (ParameterLayout.Slice slice : layout.slices()) {
            List<Integer> expected = Arrays.stream(slice.shape()).boxed().toList();
            List<Integer> shape = shapes.remove(slice.name());
            if (shape == null) {
                throw new ModelFileException(file, Words.of("io.model.no-tensor", quoted(slice.name()), some(header)));
            }
            if (!shape.equals(expected)) {
                throw new ModelFileException(file, Words.of("io.model.shape", quoted(slice.name()), shape, expected));
            }
        }
        if (!shapes.isEmpty()) {
            throw new ModelFileException(file, Words.of("io.model.no-place",
                    quoted(shapes.keySet().iterator().next())));
        }
    }

    private static String some(SafetensorsHeader header) {
        List<String> names = header.entries().stream().map(SafetensorsHeader.Entry::name).toList();
        return names.stream().limit(SHOWN).map(ModelFileException::quoted).collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? ", …" : "");
    }

    private static void requireFinite(String file, String name, float[] values) throws ModelFileException {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new ModelFileException(file, Words.of("io.not-finite", quoted(name)));
            }
        }
    }
}
