package rnnscope.io;

import static rnnscope.io.ModelFileException.quoted;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Diagnosis of why the tensors of a file are not those of its network, where another program is known to save them so.
 */
final class ForeignTensors {
    static final String PROJECTED = "it holds an LSTM whose states are projected (proj_size, the tensors weight_hr), which is"
            + " not supported";
    private static final int SHOWN = 4;

    private ForeignTensors() {}

    static boolean isProjected(SafetensorsHeader header) {
        return header.entries().stream().anyMatch(entry -> entry.name().contains("weight_hr_l"));
    }

    /** Why a tensor that the network needs is not there. */
    static String missing(String tensor, SafetensorsHeader header) {
        List<String> names = header.entries().stream().map(SafetensorsHeader.Entry::name).toList();
        String prefix = names.isEmpty() ? "" : names.get(0).substring(0, names.get(0).indexOf('.') + 1);
        if (!prefix.isEmpty() && names.contains(prefix + tensor) && names.stream().allMatch(n -> n.startsWith(prefix))) {
            return "all names of its tensors begin with " + quoted(prefix) + ", as those of a wrapped module do; save them"
                    + " without it";
        }
        String other = header.metadata().get(tensor);
        if (other != null && names.contains(other)) {
            return "the tensor " + quoted(tensor) + " is not there, since it is the same as " + quoted(other)
                    + "; save a copy of it under its own name";
        }
        if (isProjected(header)) {
            return PROJECTED;
        }
        if (tensor.contains("bias_") && names.stream().noneMatch(n -> n.contains("bias_"))) {
            return "its recurrent layers have no biases (bias=False), the tensor " + quoted(tensor)
                    + " for instance; save biases of 0 with them";
        }
        return "the tensor " + quoted(tensor) + " is missing; it has " + names.stream().limit(SHOWN)
                .map(ModelFileException::quoted).collect(Collectors.joining(", ")) + (names.size() > SHOWN ? ", …" : "");
    }
}
