package rnnscope.io.opening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rnnscope.io.foreign.Answers;
import rnnscope.io.foreign.Meaning;
import rnnscope.io.foreign.SymbolList;
import rnnscope.storage.AtomicFile;
import rnnscope.storage.UserFolder;

/**
 * Answers remembered of each file that left something open, by the SHA-256 of its bytes, so that it opens the same from
 * any place: one JSON file each in the user's folder. A damaged one is as good as none.
 */
public final class RememberedAnswers {
    private static final String FOLDER = "opened-models";
    private static final JsonMapper JSON = new JsonMapper();

    private final UserFolder folder;

    public RememberedAnswers(UserFolder folder) {
        this.folder = folder;
    }

    /** What was answered of a file; nothing where nothing was. */
    Answers of(String sha256) {
        if (folder.isNone()) {
            return Answers.NONE;
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file(sha256)));
            return json.isObject() ? new Answers(text(json, "cell"), symbols(json, "symbols"), text(json, "tokenizer"),
                    json.hasNonNull("meaning") ? Meaning.named(text(json, "meaning")) : null, symbols(json, "labels"))
                    : Answers.NONE;
        } catch (NoSuchFileException e) {
            return Answers.NONE;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Answers.NONE;
        } catch (IOException e) {
            folder.failed(e);
            return Answers.NONE;
        }
    }

    /** Remembers what is answered, in place of what was. */
    void put(String sha256, Answers answers) {
        if (folder.isNone()) {
            return;
        }
        try {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("cell", answers.cell());
            json.put("tokenizer", answers.tokenizer());
            json.put("meaning", answers.meaning() == null ? null : answers.meaning().id());
            put(json, "symbols", answers.symbols());
            put(json, "labels", answers.labels());
            byte[] bytes = JSON.writeValueAsBytes(json);
            Files.createDirectories(folder.made().resolve(FOLDER));
            AtomicFile.write(file(sha256), out -> out.write(bytes));
        } catch (IOException e) {
            folder.failed(e);
        }
    }

    private Path file(String sha256) {
        return folder.file(FOLDER).resolve(sha256 + ".json");
    }

    private static String text(JsonNode json, String key) {
        return json.hasNonNull(key) ? json.get(key).asText() : null;
    }

    private static SymbolList symbols(JsonNode json, String key) {
        if (!json.hasNonNull(key)) {
            return null;
        }
        List<String> symbols = new ArrayList<>();
        json.get(key).path("list").forEach(symbol -> symbols.add(symbol.asText()));
        return new SymbolList(json.get(key).path("from").asText(), symbols);
    }

    private static void put(ObjectNode json, String key, SymbolList symbols) {
        if (symbols != null) {
            symbols.symbols().forEach(json.putObject(key).put("from", symbols.from()).putArray("list")::add);
        }
    }
}
