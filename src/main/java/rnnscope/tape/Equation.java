package rnnscope.tape;

import rnnscope.language.Words;

/**
 * Equation of a channel, as the papers write it and as it reads with numbers put in.
 *
 * <p>Markup of {@code formula}: {@code _} and {@code ^} begin a sub- or superscript of one letter or of a group in
 * braces; Latin letters are set in italics but for the names tanh, ReLU, softmax, exp. The right side of {@code numbers}
 * holds places in square brackets that a figure replaces by values of the selected unit:
 *
 * <pre>
 *   [c]    channel with the symbol c, at this step        [c−]   at the step before
 *   [f.wx] of f's pre-activation, the input weights times x        [f.bx] the input bias       [f.x] their sum
 *   [f.wh] the recurrent weights times the previous hidden state   [f.bh] the recurrent bias   [f.h] their sum
 *   [f.b]  both biases together            [f.p] the weight of its peephole
 *   [h.r]  a projection of all units
 * </pre>
 *
 * @param channel id of the channel on the left side
 * @param title   key of a user's words ("equation.forget"), or for a cell from outside the program these words: "Forget gate"
 * @param formula "f_t = σ(W_{xf} x_t + W_{hf} h_{t−1} + b_f)"
 * @param numbers "[f] = σ([f.wx] + [f.wh] + [f.b])"
 */
public record Equation(String channel, String title, String formula, String numbers) {

    /** A user's words, in the current language: "Forget gate". */
    @Override
    public String title() {
        return Words.orSelf(title);
    }

    /** What files and commands call it: its title in English. */
    public String name() {
        return Words.inEnglishOrSelf(title);
    }

    /** The same with other numbers. */
    public Equation withNumbers(String others) {
        return new Equation(channel, title, formula, others);
    }

    /** The same of a layer that adds no bias b. */
    public Equation withoutBiases() {
        return new Equation(channel, title, formula.replaceAll(" \\+ b_(\\{[^}]*\\}|.)", ""),
                numbers.replaceAll(" \\+ \\[[^\\].]+\\.b[xh]?\\]", ""));
    }
}
