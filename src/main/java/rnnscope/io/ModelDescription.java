package rnnscope.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Glimpses;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.text.PlainLine;
import rnnscope.text.Tokenizer;

/**
 * Model description, all of a model but its weights, as JSON with names that do not change when the code does:
 *
 * <pre>
 *   {"version": 1,
 *    "spec": {"cell", "layers", "units", "vocabulary", "embedding", "dropout", "residual", "inputs", "outputs",
 *             "stack": [{"cell", "units", "projection", "biases"}, …], "head_bias",
 *             "wiring": {"shape", "symbols", "bidirectional", "direction", "highway", "heads", "pooling", "scoring",
 *                        "glimpses", "patch"}},
 *    "tokenizer": "character",
 *    "vocabulary": ["\n", " ", …],
 *    "output": {"tokenizer", "vocabulary"},
 *    "card": {"name", "description", "corpus", "corpus_sha256", "command", "seed", "epochs", "held_out_loss",
 *             "held_out_exact", "text"}}
 * </pre>
 *
 * Required are version, the spec's vocabulary and its cell, layers and units, or where the layers differ or have no
 * biases the stack in their stead; tokenizer and vocabulary. What else is absent has the value of a plain model. Names
 * that are not known are passed over. "output" is there where the wiring has symbols of its own. The version is 1 for
 * what the first programs knew; 2 where real numbers take the place of symbols; 3 where the wiring is not that of a
 * plain language model; 4 where there is a stack; 5 where a text is read from its end alone, which "direction" says; 6
 * where a picture is read by glimpses.
 *
 * @param input  of the symbols that enter
 * @param output of the symbols that are predicted, the same where the wiring has none of its own
 */
record ModelDescription(ModelSpec spec, Symbols input, Symbols output, ModelCard card) {
    /**
     * What a text is cut into.
     *
     * @param tokenizer  its id
     * @param vocabulary its symbols, in their order
     */
    record Symbols(String tokenizer, List<String> vocabulary) {
        static Symbols of(Tokenizer tokenizer) {
            return new Symbols(tokenizer.id(), tokenizer.vocabulary().symbols());
        }
    }

    /** The newest that is known; raised when older programs would misread a newer file. */
    static final int VERSION = 7;
    private static final int MAX_NESTING = 16;
    /** Characters that are kept of what a card says. */
    private static final int NAME = 80;
    private static final int SENTENCE = 500;
    private static final int COMMAND = 2000;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength((int) SafetensorsHeader.MAX_LENGTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // A vocabulary may hold half of a surrogate pair, which UTF-8 cannot write.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    String toJson() throws JsonProcessingException {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", version());
        Wiring wiring = spec.wiring();
        ObjectNode chosen = root.putObject("spec");
        if (spec.isPlainStack()) {
            chosen.put("cell", spec.cell(0)).put("layers", spec.layers()).put("units", spec.units(0));
        } else {
            ArrayNode stack = chosen.putArray("stack");
            for (LayerSpec layer : spec.stack()) {
                stack.addObject().put("cell", layer.cell()).put("units", layer.units())
                        .put("projection", layer.projection()).put("biases", layer.biases());
            }
            chosen.put("head_bias", spec.headBias());
        }
        chosen.put("vocabulary", spec.vocabulary())
                .put("embedding", spec.embedding())
                .put("dropout", spec.dropout())
                .put("residual", spec.residual())
                .put("inputs", spec.inputs())
                .put("outputs", spec.outputs());
        if (!wiring.equals(Wiring.LANGUAGE_MODEL)) {
            ObjectNode wired = chosen.putObject("wiring");
            if (wiring.direction() == Direction.BACKWARD) {
                wired.put("direction", wiring.direction().toString());
            }
            wired.put("shape", wiring.shape().toString())
                    .put("symbols", wiring.symbols())
                    .put("bidirectional", wiring.bidirectional())
                    .put("highway", wiring.highway())
                    .put("heads", wiring.heads())
                    .put("pooling", wiring.pooling().toString())
                    .put("scoring", wiring.scoring().toString());
            if (wiring.glimpses().any()) {
                wired.put("glimpses", wiring.glimpses().count()).put("patch", wiring.glimpses().patch());
            }
            if (wiring.everyStep()) {
                wired.put("every_step", true);
            }
        }
        put(root, input);
        if (wiring.symbols() > 0) {
            put(root.putObject("output"), output);
        }
        ObjectNode origin = root.putObject("card")
                .put("name", card.name())
                .put("description", card.description())
                .put("corpus", card.corpus())
                .put("corpus_sha256", card.corpusSha256())
                .put("command", card.command())
                .put("seed", card.seed())
                .put("epochs", finite(card.epochs()))
                .put("held_out_loss", finite(card.heldOutLoss()))
                .put("text", card.text());
        if (Double.isFinite(card.heldOutExact())) {
            origin.put("held_out_exact", card.heldOutExact());
        }
        return JSON.writeValueAsString(root);
    }

    private int version() {
        return spec.wiring().everyStep() || spec.wiring().shape().asks() ? 7 : spec.wiring().glimpses().any() ? 6 : spec.wiring().direction() == Direction.BACKWARD ? 5 : !spec.isPlainStack() ? 4 : !spec.wiring().equals(Wiring.LANGUAGE_MODEL) ? 3 : spec.readsSymbols() && spec.predictsSymbols() ? 1 : 2;
    }

    private static void put(ObjectNode node, Symbols symbols) {
        node.put("tokenizer", symbols.tokenizer());
        symbols.vocabulary().forEach(node.putArray("vocabulary")::add);
    }

    /** JSON has no NaN; null stands for it. */
    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /**
     * @param file name for messages
     * @throws ModelFileException when it is no JSON, lacks something, or something has the wrong type or makes no sense
     */
    static ModelDescription parse(String file, String json) throws ModelFileException {
        try {
            Section root = Section.of(file, ModelFiles.DESCRIPTION, JSON.readTree(json));
            int version = root.integer("version", null);
            if (version < 1 || version > VERSION) {
                throw new ModelFileException(file, version > VERSION
                        ? Words.of("io.description.newer", version, VERSION) : Words.of("io.description.format", version));
            }
            ModelSpec spec = spec(root.section("spec"));
            Symbols input = symbols(root);
            Symbols output = spec.wiring().symbols() > 0 ? symbols(root.section("output")) : input;
            return new ModelDescription(spec, input, output, card(root.section("card")));
        } catch (JsonProcessingException e) {
            throw new ModelFileException(file, e.getLocation() == null ? Words.of("io.description.json")
                    : Words.of("io.description.json-at", e.getLocation().getCharOffset()), e);
        }
    }

    private static ModelSpec spec(Section json) throws ModelFileException {
        try {
            return new ModelSpec(stack(json), json.integer("vocabulary", null), json.integer("embedding", 0),
                    json.number("dropout", 0), json.bool("residual", false), json.integer("inputs", 0),
                    json.integer("outputs", 0), json.bool("head_bias", true), wiring(json.section("wiring")));
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(json.file(), e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    private static List<LayerSpec> stack(Section json) throws ModelFileException {
        if (!json.has("stack")) {
            String cell = json.text("cell", null);
            return ModelSpec.equal(json.integer("layers", null), new LayerSpec(cell, json.integer("units", null)));
        }
        List<LayerSpec> stack = new ArrayList<>();
        for (Section layer : json.sections("stack", ModelSpec.MAX_LAYERS)) {
            stack.add(new LayerSpec(layer.text("cell", null), layer.integer("units", null), layer.integer("projection", 0),
                    layer.bool("biases", true)));
        }
        return stack;
    }

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    private static Wiring wiring(Section json) throws ModelFileException {
        return new Wiring(Wiring.named(Shape.class, json.text("shape", Shape.LANGUAGE_MODEL.toString())),
                json.integer("symbols", 0), direction(json), json.bool("highway", false),
                json.integer("heads", 0), Wiring.named(Pooling.class, json.text("pooling", Pooling.LAST.toString())),
                Wiring.named(Scoring.class, json.text("scoring", Scoring.NONE.toString())),
                new Glimpses(json.integer("glimpses", 0), json.integer("patch", 0)),
                json.bool("every_step", false));
    }

    /** @throws IllegalArgumentException in words for the user when there is none of that name */
    private static Direction direction(Section json) throws ModelFileException {
        Direction usual = json.bool("bidirectional", false) ? Direction.BOTH : Direction.FORWARD;
        return Wiring.named(Direction.class, json.text("direction", usual.toString()));
    }

    private static Symbols symbols(Section json) throws ModelFileException {
        return new Symbols(json.text("tokenizer", null), json.texts("vocabulary"));
    }

    private static ModelCard card(Section json) throws ModelFileException {
        return new ModelCard(line(json, "name", NAME), line(json, "description", SENTENCE), line(json, "corpus", SENTENCE),
                line(json, "corpus_sha256", NAME), line(json, "command", COMMAND), json.longInteger("seed", 0),
                json.number("epochs", 0), json.number("held_out_loss", Double.NaN),
                json.number("held_out_exact", Double.NaN), line(json, "text", NAME));
    }

    /** What the file says of itself, fit to be shown wherever it is. */
    private static String line(Section json, String key, int most) throws ModelFileException {
        return PlainLine.of(json.text(key, ""), most);
    }

    /** One object of the description. What is absent or null has the default given; without one, it is a fault. */
    private record Section(String file, String name, JsonNode node) {
        static Section of(String file, String name, JsonNode node) throws ModelFileException {
            if (!node.isObject()) {
                throw new ModelFileException(file, Words.of("io.description.not-object", name));
            }
            return new Section(file, name, node);
        }

        Section section(String key) throws ModelFileException {
            return of(file, path(key), value(key, JsonNodeFactory.instance.objectNode()));
        }

        boolean has(String key) {
            return node.hasNonNull(key);
        }

        /** A list of objects, of which there are no more than {@code most}. */
        List<Section> sections(String key, int most) throws ModelFileException {
            JsonNode list = value(key, null);
            require(list.isArray() && list.size() <= most, key, "io.description.not-objects", most);
            List<Section> sections = new ArrayList<>();
            for (JsonNode value : list) {
                sections.add(of(file, path(key) + "[" + sections.size() + "]", value));
            }
            return sections;
        }

        String text(String key, String otherwise) throws ModelFileException {
            JsonNode value = value(key, otherwise == null ? null : TextNode.valueOf(otherwise));
            require(value.isTextual(), key, "io.description.not-text");
            return value.textValue();
        }

        List<String> texts(String key) throws ModelFileException {
            JsonNode list = value(key, null);
            require(list.isArray(), key, "io.description.not-texts");
            List<String> texts = new ArrayList<>(list.size());
            for (JsonNode value : list) {
                require(value.isTextual(), key, "io.description.not-texts");
                texts.add(value.textValue());
            }
            return texts;
        }

        int integer(String key, Integer otherwise) throws ModelFileException {
            JsonNode value = value(key, otherwise == null ? null : IntNode.valueOf(otherwise));
            require(value.isIntegralNumber() && value.canConvertToInt(), key, "io.description.not-32");
            return value.intValue();
        }

        long longInteger(String key, long otherwise) throws ModelFileException {
            JsonNode value = value(key, LongNode.valueOf(otherwise));
            require(value.isIntegralNumber() && value.canConvertToLong(), key, "io.description.not-64");
            return value.longValue();
        }

        double number(String key, double otherwise) throws ModelFileException {
            if (value(key, NullNode.instance).isNull()) {
                return otherwise;
            }
            JsonNode value = node.get(key);
            require(value.isNumber() && Double.isFinite(value.doubleValue()), key, "io.description.not-number");
            return value.doubleValue();
        }

        boolean bool(String key, boolean otherwise) throws ModelFileException {
            JsonNode value = value(key, BooleanNode.valueOf(otherwise));
            require(value.isBoolean(), key, "io.description.not-bool");
            return value.booleanValue();
        }

        private JsonNode value(String key, JsonNode otherwise) throws ModelFileException {
            JsonNode value = has(key) ? node.get(key) : otherwise;
            if (value == null) {
                throw new ModelFileException(file, Words.of("io.description.missing", path(key)));
            }
            return value;
        }

        /** @param fault of which the path of {@code key} is the first value */
        private void require(boolean condition, String key, String fault, Object... values) throws ModelFileException {
            if (!condition) {
                throw new ModelFileException(file, Words.of(fault,
                        Stream.concat(Stream.of(path(key)), Arrays.stream(values)).toArray()));
            }
        }

        private String path(String key) {
            return name + "." + key;
        }
    }
}
