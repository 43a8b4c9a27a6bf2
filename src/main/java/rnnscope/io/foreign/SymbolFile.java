package rnnscope.io.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rnnscope.language.Words;
import rnnscope.text.TextFile;

/**
 * Symbol file reader: the vocabulary of a network in a file of its own, in any of the forms in which programs keep one: JSON
 * with a list, a text or a numbering (anywhere inside, so that a tokenizer's configuration will do), a text with a symbol
 * on each line, or a text whose different characters, sorted, are the symbols.
 */
public final class SymbolFile {
    /** What people call such a file beside a model, in the order in which they are looked for. */
    private static final List<String> NAMES = List.of("vocab.json", "vocab.txt", "vocabulary.json", "vocabulary.txt",
            "chars.json", "chars.txt", "itos.json", "itos.txt", "char2idx.json", "char_to_ix.json", "stoi.json",
            "tokenizer.json", "symbols.json", "symbols.txt");
    /** Larger files are texts, not vocabularies. */
    private static final long BESIDE_LIMIT = 16 << 20;
    private static final int DEEPEST = 32;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                            .maxStringLength((int) TextFile.LIMIT).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SymbolFile() {}

    /** All lists that a file may be meant to be, the likeliest first. */
    public static List<SymbolList> lists(Path file) throws IOException {
        String text = TextFile.read(file);
        String from = String.valueOf(file.getFileName());
        List<SymbolList> lists = new ArrayList<>(inJson(from, text));
        if (lists.isEmpty()) {
            SymbolList.of(Words.of("io.symbols.lines", from), text.lines().map(line -> line.isEmpty() ? "\n" : line).toList())
                    .ifPresent(lists::add);
            lists.addAll(ofText(from, text));
        }
        return lists;
    }

    /** The different characters of a text, sorted: of all, and of what is left when line ends are one character. */
    public static List<SymbolList> ofText(String from, String text) {
        return Stream.of(text, text.replace("\r", "")).map(t -> SymbolList.sortedCharacters(
                Words.of("io.symbols.characters", from), t)).distinct().toList();
    }

    /** Lists in a text that is JSON; none in any other. */
    public static List<SymbolList> inJson(String from, String text) {
        List<SymbolList> lists = new ArrayList<>();
        try {
            look(from, JSON.readValue(text, Object.class), lists, 0);
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return lists;
    }

    private static void look(String from, Object at, List<SymbolList> lists, int depth) {
        SymbolList.of(from, at).ifPresent(lists::add);
        if (at instanceof Map<?, ?> map) {
            map.values().forEach(value -> look(from, value, lists, depth + 1));
        } else if (at instanceof List<?> list && list.stream().anyMatch(one -> !(one instanceof String))) {
            list.forEach(value -> look(from, value, lists, depth + 1));
        } else if (at instanceof String text && depth < DEEPEST && text.startsWith("{")) {
            // Some tokenizers keep JSON inside of JSON.
            lists.addAll(inJson(from, text));
        }
    }

    /**
     * The list in a file that a network of so many symbols can have.
     *
     * @throws IllegalArgumentException in words for the user when there is none
     */
    public static SymbolList of(Path file, int size) throws IOException {
        List<SymbolList> lists = lists(file);
        return lists.stream().filter(list -> list.symbols().size() == size).findFirst()
                .or(() -> lists.stream().flatMap(list -> list.fitted(size).stream()).findFirst())
                .orElseThrow(() -> new IllegalArgumentException(Words.of("io.symbols.size", file, size,
                        lists.stream().map(list -> String.valueOf(list.symbols().size())).distinct()
                                .reduce((a, b) -> Words.of("io.symbols.or", a, b)).orElse(""))));
    }

    /** Lists in files beside a model that are called as a vocabulary is. */
    public static List<SymbolList> beside(Path model) {
        String name = String.valueOf(model.getFileName()).replaceFirst("\\.[A-Za-z0-9]+$", "");
        List<String> names = new ArrayList<>(List.of(name + ".json", name + ".txt", name + ".vocab.json", name + "_vocab.json"));
        names.addAll(NAMES);
        List<SymbolList> lists = new ArrayList<>();
        for (String one : names) {
            Path file = model.resolveSibling(one);
            try {
                if (Files.isRegularFile(file) && Files.size(file) <= BESIDE_LIMIT) {
                    lists.addAll(lists(file));
                }
            } catch (IOException e) {
                // Nobody asked for it.
                continue;
            }
        }
        return lists;
    }
}
