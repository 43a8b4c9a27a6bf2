package rnnscope.session.lesson.claim;

import rnnscope.analysis.sequence.PartialReadings;
import rnnscope.math.Kernels;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.session.lesson.Claim;

/** Claims about a model that learned from examples, and its answer. */
final class ExampleClaims {
    private final ExampleAnswer answer;

    ExampleClaims(ExampleAnswer answer) {
        this.answer = answer;
    }

    private PairAnswer pair() {
        if (answer instanceof PairAnswer pair) {
            return pair;
        }
        throw new IllegalArgumentException("the model writes nothing");
    }

    private SequenceTrace sequence() {
        if (answer instanceof SequenceAnswer sequence) {
            return sequence.trace();
        }
        throw new IllegalArgumentException("the model gives no labels");
    }

    private static int index(Integer step) {
        return step == null ? 0 : step - 1;
    }

    double attention(Claim claim) {
        return pair().trace().weight(index(claim.at()), index(claim.source()));
    }

    double attentionEntropy(Claim claim) {
        double bits = 0;
        for (float weight : pair().trace().weights(index(claim.at()))) {
            bits -= weight > 0 ? weight * Math.log(weight) / Math.log(2) : 0;
        }
        return bits;
    }

    String written(Claim claim) {
        return claim.at() == null ? pair().text(pair().decoding()) : pair().written(index(claim.at()));
    }

    /** A label in words, or a forecast as a number. */
    Object answer(Claim claim) {
        SequenceTrace trace = sequence();
        boolean isLabel = answer.model().output() != null;
        return isLabel ? answer.word(trace.best(index(claim.at()))) : trace.outputs(index(claim.at()))[0];
    }

    double probability(Claim claim) {
        return sequence().probabilities(index(claim.at()))[label(claim)];
    }

    double soFar(Claim claim) {
        float[][] soFar = PartialReadings.soFar(Kernels.best(), answer.model(), answer.source().batch());
        return soFar[index(claim.at())][label(claim)];
    }

    private int label(Claim claim) {
        int label = answer.model().output().vocabulary().id(claim.symbol());
        if (label < 0) {
            throw new IllegalArgumentException("the model has no label " + claim.symbol());
        }
        return label;
    }
}
