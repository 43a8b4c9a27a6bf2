package rnnscope.session.file;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rnnscope.language.Words;
import rnnscope.storage.AtomicFile;
import rnnscope.text.PlainLine;

/**
 * JSON file of one kind, read into a record and written from one. Its faults are told with file, line and field.
 *
 * @param <T> the record, whose constructor refuses in words for the user what makes no sense
 */
public final class JsonFile<T> {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS)).build();

    private static final Pattern MISSING = Pattern.compile("^Missing required creator property '(\\w+)'");

    private final Class<T> type;
    private final String kind;
    private final long most;

    /**
     * @param kind "session", whose words messages use
     * @param most bytes that such a file may have
     */
    public JsonFile(Class<T> type, String kind, long most) {
        this.type = type;
        this.kind = kind;
        this.most = most;
    }

    /** @throws SessionFileException when the file cannot be read or says what no such file says */
    public T read(Path file) throws SessionFileException {
        byte[] bytes;
        try {
            if (Files.isRegularFile(file) && Files.size(file) > most) {
                throw new SessionFileException(file + ": " + Words.of("session.file.too-large", kind()));
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SessionFileException(file + ": " + Words.of("session.file.not-there"), e);
        } catch (SessionFileException e) {
            throw e;
        } catch (IOException e) {
            throw new SessionFileException(file + ": " + Words.of("session.file.unreadable"), e);
        }
        return parse(file.toString(), bytes);
    }

    /** @param name what messages call it */
    public T parse(String name, byte[] json) throws SessionFileException {
        T read;
        try {
            read = JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new SessionFileException(name + where(e) + ": " + fault(e), e);
        } catch (IOException e) {
            throw new SessionFileException(name + ": " + Words.of("session.file.unreadable"), e);
        }
        if (read == null) {
            throw new SessionFileException(name + ": " + Words.of("session.file.other-kind", kind()));
        }
        return read;
    }

    private String kind() {
        return Words.of("session.file.kind." + kind);
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null ? "" : ", " + Words.of("session.file.line", e.getLocation().getLineNr());
    }

    private String fault(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return Words.of("session.file.no-json", e.getOriginalMessage());
        }
        String field = field(mapping);
        Matcher missing = MISSING.matcher(String.valueOf(e.getOriginalMessage()));
        if (missing.find()) {
            boolean isInside = !field.isEmpty() && !field.equals(missing.group(1));
            return isInside ? Words.of("session.file.missing-inside", missing.group(1), field)
                    : Words.of("session.file.missing", missing.group(1));
        }
        if (e instanceof UnrecognizedPropertyException) {
            return Words.of("session.file.no-field", field);
        }
        if (e.getCause() instanceof IllegalArgumentException wrong) {
            return (field.isEmpty() ? "" : field + ": ") + wrong.getMessage();
        }
        if (e instanceof InvalidFormatException wrong) {
            return Words.of("session.file.value", field, PlainLine.of(String.valueOf(wrong.getValue()), 40));
        }
        return (field.isEmpty() ? Words.of("session.file.other-kind", kind()) : Words.of("session.file.wrong", field)) + ": "
                + e.getOriginalMessage().lines().findFirst().orElse("");
    }

    /** "changes[2].value". */
    private static String field(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (Reference one : e.getPath()) {
            if (one.getFieldName() == null) {
                path.append('[').append(one.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(one.getFieldName());
            }
        }
        return path.toString();
    }

    /** Replaces the file, whole or not at all. */
    public void write(Path file, T content) throws IOException {
        AtomicFile.write(file, out -> out.write(bytes(content)));
    }

    public byte[] bytes(T content) throws IOException {
        return JSON.writeValueAsBytes(content);
    }
}
