package rnnscope.analysis.ranking.shard;

import java.io.IOException;
import java.io.Serializable;
import rnnscope.model.Model;

/** Source of a model, which travels to the machines that run it. */
@FunctionalInterface
public interface ModelSource extends Serializable {
    /** The model, the same bits everywhere. */
    Model model() throws IOException;
}
