package rnnscope.session.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Claim of a lesson, a number or a word in its captions, and what it is of where things stand as the step says. Steps and
 * layers are counted from 1, units, rows and columns from 0.
 *
 * @param says      as captions show it: "93%", "1.4·10⁻⁸", "annyeong"
 * @param of        the quantity
 * @param model     "story-lstm", another that comes with the program, for what its card records; null for the open one
 * @param at        step; that of the beam where it is null
 * @param symbol    that comes next
 * @param quantity  channel of a cell, "forget"
 * @param layer     the first where it is null
 * @param source    step of the source that is read
 * @param parameter "rnn.weight_hh_l0"
 * @param cell      "lstm"; the model's own where it is null
 * @param property  of a text, "quotation"
 * @param corpus    "story:1:400000", of which a tenth is held out
 * @param order     of n-grams
 * @param from      step whose gradient the one of {@code at} is divided by; null for no division
 * @param base      of a power
 * @param exponent  of a power
 */
public record Claim(@JsonProperty(required = true) String says, @JsonProperty(required = true) Of of, String model, Integer at,
        String symbol, String quantity, Integer layer, Integer unit, Integer source, String parameter, Integer row,
        Integer column, String cell, String property, String corpus, Integer order, Integer from, Double base, Double exponent) {

    /** The quantities that captions speak of. */
    public enum Of {
        /** That {@code symbol} comes after step {@code at}. */
        PROBABILITY,
        /** The likeliest symbol after step {@code at}. */
        GUESS,
        /** exp of the mean loss over the whole text. */
        PERPLEXITY,
        /** Of n-grams of {@code order} with Kneser–Ney smoothing, counted in {@code corpus}, on what is held out of it. */
        NGRAM_PERPLEXITY,
        /** exp of the loss on held-out text that the model's card records. */
        HELD_OUT_PERPLEXITY,
        /** Of a channel. */
        VALUE,
        /** Of a matrix or a bias. */
        WEIGHT,
        /** ‖∂L/∂h‖ at step {@code at}, or ‖∂L/∂c‖ where {@code quantity} is "cell", of the loss that the levers choose. */
        GRADIENT,
        /** That the whole name is written that the text asks for. */
        NAME_PROBABILITY,
        /** ‖∂L/∂θ‖ before clipping. */
        GRADIENT_NORM,
        /** Spectral radius of W_hh. */
        RADIUS,
        /** Largest singular value of W_hh. */
        SINGULAR_VALUE,
        /** Of step {@code source}, while step {@code at} is written. */
        ATTENTION,
        /** Entropy of the weights while step {@code at} is written, in bits. */
        ATTENTION_ENTROPY,
        /** What is written, or at step {@code at} of it. */
        WRITTEN,
        /** The label of step {@code at}, the class, or the forecast. */
        ANSWER,
        /** Of the class or label {@code symbol} at step {@code at}. */
        ANSWER_PROBABILITY,
        /** What the class's probability would be if the text ended at step {@code at}. */
        SO_FAR,
        /** Exact answers to held-out examples that the model's card records. */
        EXACT,
        /** Best score of any unit for {@code property}, on held-out text. */
        UNIT_SCORE,
        /** The unit that has it. */
        BEST_UNIT,
        /** Mean loss of the lane {@code cell} of the run over the ten steps of training up to step {@code at}. */
        RUN_LOSS,
        /** Numbers that a model has learned. */
        PARAMETERS,
        /** Of a layer. */
        UNITS,
        /** Symbols of the vocabulary. */
        SYMBOLS,
        /** Of the text, or of the source. */
        STEPS,
        /** {@code base} to the power {@code exponent}. */
        POWER
    }
}
