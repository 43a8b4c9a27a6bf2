package rnnscope.io.keras;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import java.nio.charset.StandardCharsets;
import rnnscope.io.ModelFileException;
import rnnscope.io.foreign.Archive;
import rnnscope.io.foreign.Blueprint;
import rnnscope.language.Words;

/**
 * Keras file reader, for both forms: HDF5 ({@code .h5}) with the layers as JSON in an attribute, and since Keras 3 a zip
 * archive ({@code .keras}) with the JSON and the HDF5 side by side.
 */
public final class KerasFile {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final int DEEPEST = 100;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build()).build();

    private KerasFile() {}

    /** Whether an archive is one that Keras wrote. */
    public static boolean isIn(Archive archive) {
        return archive.parts().containsKey(CONFIG) && archive.parts().containsKey(WEIGHTS);
    }

    /** @param file name for messages */
    public static Blueprint read(String file, Archive archive) throws ModelFileException {
        return read(file, new String(archive.parts().get(CONFIG), StandardCharsets.UTF_8), archive.parts().get(WEIGHTS));
    }

    /**
     * A file of the older form.
     *
     * @param file name for messages
     */
    public static Blueprint read(String file, byte[] bytes) throws ModelFileException {
        return read(file, null, bytes);
    }

    /** @param json the layers; null where the file has them in an attribute */
    private static Blueprint read(String file, String json, byte[] bytes) throws ModelFileException {
        try (HdfFile hdf = HdfFile.fromBytes(bytes)) {
            String config = json != null ? json : config(hdf);
            JsonNode root = JSON.readTree(config);
            return new KerasNetwork(file, root, KerasWeights.of(file, hdf, bytes.length)).blueprint();
        } catch (JsonProcessingException e) {
            throw new ModelFileException(file, Words.of("io.keras.json"), e);
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file, e.getMessage() == null ? Words.of("io.keras.damaged") : e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new ModelFileException(file, Words.of("io.keras.nested"), e);
        } catch (RuntimeException e) {
            throw new ModelFileException(file, Words.of("io.keras.damaged"), e);
        }
    }

    private static String config(HdfFile hdf) {
        Attribute attribute = hdf.getAttributes().get("model_config");
        Object value = attribute == null ? null : attribute.getData();
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(Words.of("io.keras.no-layers"));
        }
        return text;
    }
}
