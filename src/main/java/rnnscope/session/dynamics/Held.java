package rnnscope.session.dynamics;

import java.util.List;

/**
 * What is held as input while a network moves.
 *
 * @param symbol  its number, −1 for none that was chosen
 * @param numbers that were typed; empty for none
 * @param step    of the text whose input is held, or what of it is not chosen; −1 where all is chosen
 */
public record Held(int symbol, List<Float> numbers, int step) {
    /** The list is copied. */
    public Held {
        numbers = List.copyOf(numbers);
    }

    static Held symbol(int symbol) {
        return new Held(symbol, List.of(), -1);
    }

    static Held numbers(List<Float> numbers) {
        return new Held(-1, numbers, -1);
    }

    /** @param symbol in place of the one that entered; −1 for that */
    static Held at(int step, int symbol) {
        return new Held(symbol, List.of(), step);
    }
}
