package rnnscope.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import rnnscope.analysis.ranking.shard.ModelSource;
import rnnscope.io.ModelFileException;
import rnnscope.io.ModelFiles;
import rnnscope.model.Model;

/** Bytes of a model's file, which travel to the machines that read with it. */
public final class ModelBytes implements ModelSource {
    private static final long serialVersionUID = 1;

    private final String name;
    private final byte[] bytes;
    private transient Model model;

    private ModelBytes(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** @throws ModelFileException when a weight is not finite */
    public static ModelBytes of(Model model) throws IOException {
        Path file = Files.createTempFile("rnnscope", ".safetensors");
        try {
            ModelFiles.write(file, model);
            return new ModelBytes(model.card().name(), Files.readAllBytes(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public synchronized Model model() throws IOException {
        if (model == null) {
            model = ModelFiles.read(name, bytes);
        }
        return model;
    }
}
