package rnnscope.figure.wiring;

import rnnscope.language.Words;

/** Archetype of sequence models, the five ways in which inputs and outputs may belong together. */
public enum Archetype {
    ONE_TO_ONE("one-to-one", 1, 1, 0),
    ONE_TO_MANY("one-to-many", 1, 3, 0),
    MANY_TO_ONE("many-to-one", 3, 1, 2),
    ALIGNED("aligned", 3, 3, 0),
    ENCODER_DECODER("many-to-many", 3, 3, 2);

    private final String id;
    private final int inputs;
    private final int outputs;
    private final int lag;

    Archetype(String id, int inputs, int outputs, int lag) {
        this.id = id;
        this.inputs = inputs;
        this.outputs = outputs;
        this.lag = lag;
    }

    public String title() {
        return Words.of("figure.wiring.archetype." + id);
    }

    /** Steps at which something enters, in the small picture of it. */
    int inputs() {
        return inputs;
    }

    /** Steps at which something comes out, in the small picture. */
    int outputs() {
        return outputs;
    }

    /** The step at which the first comes out, in the small picture. */
    int lag() {
        return lag;
    }

    /** Steps of the small picture. */
    int steps() {
        return Math.max(inputs, outputs + lag);
    }
}
