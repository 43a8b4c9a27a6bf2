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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import rnnscope.storage.AtomicFile;
import rnnscope.text.PlainLine;

/** Session files read and written: JSON, whose faults are told with file, line and field. */
public final class SessionFiles {
    /** More is no session: its largest part is a text, and those are shorter. */
    private static final long MOST = 1L << 28;

    private static final ObjectMapper JSON = JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.ALWAYS)).build();

    private SessionFiles() {}

    /** Whether a file's name is that of a session. */
    public static boolean isSession(Path file) {
        return file.toString().endsWith(SessionFile.ENDING);
    }

    /** @throws SessionFileException when the file cannot be read or says what no session says */
    public static SessionFile read(Path file) throws SessionFileException {
        byte[] bytes;
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MOST) {
                throw new SessionFileException(file + ": it is too large for a session");
            }
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SessionFileException(file + ": there is no such file", e);
        } catch (SessionFileException e) {
            throw e;
        } catch (IOException e) {
            throw new SessionFileException(file + ": it cannot be read", e);
        }
        return parse(file.toString(), bytes);
    }

    /** @param name what messages call it */
    static SessionFile parse(String name, byte[] json) throws SessionFileException {
        SessionFile file;
        try {
            file = JSON.readValue(json, SessionFile.class);
        } catch (JsonProcessingException e) {
            throw new SessionFileException(name + where(e) + ": " + fault(e), e);
        } catch (IOException e) {
            throw new SessionFileException(name + ": it cannot be read", e);
        }
        if (file == null) {
            throw new SessionFileException(name + ": it is no session");
        }
        return file;
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    }

    private static String fault(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "it is no JSON: " + e.getOriginalMessage();
        }
        String field = field(mapping);
        if (e instanceof UnrecognizedPropertyException) {
            return "there is no field " + field;
        }
        if (e.getCause() instanceof IllegalArgumentException wrong) {
            return (field.isEmpty() ? "" : field + ": ") + wrong.getMessage();
        }
        if (e instanceof InvalidFormatException wrong) {
            return field + " cannot be " + "\"" + PlainLine.of(String.valueOf(wrong.getValue()), 40) + "\"";
        }
        return (field.isEmpty() ? "it is no session" : field + " is not what it should be") + ": "
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
    public static void write(Path file, SessionFile session) throws IOException {
        AtomicFile.write(file, out -> out.write(bytes(session)));
    }

    static byte[] bytes(SessionFile session) throws JsonProcessingException {
        return JSON.writeValueAsBytes(session);
    }

    /** SHA-256 of a file's content, in hexadecimal digits. */
    static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                digest.update(part, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
