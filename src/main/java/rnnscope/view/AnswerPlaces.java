package rnnscope.view;

import rnnscope.language.Words;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.ComputationOrder;

/**
 * Numbering of an answer's steps: a sentence of six has six, whatever the computation does besides. The step that
 * writes the end has its name, and so has the moment at which the whole is predicted; of layers that are computed one
 * after another, each counts from 1.
 */
final class AnswerPlaces {
    private final ExampleAnswer answer;
    private final int length;

    /** @param length moments that the cursor goes through */
    AnswerPlaces(ExampleAnswer answer, int length) {
        this.answer = answer;
        this.length = length;
    }

    /** Symbols that are counted. */
    int total() {
        if (answer instanceof PairAnswer pair && length == pair.steps()) {
            return endsItself(pair) ? length - 1 : length;
        }
        return order() == null ? length : order().steps();
    }

    /** What the counter says at a moment: "3", "end". */
    String at(int moment) {
        ComputationOrder order = order();
        if (order == null) {
            return moment < total() ? Integer.toString(moment + 1) : ExampleAnswer.end();
        }
        if (moment >= order.readingMoments()) {
            return Words.of("view.place.all");
        }
        boolean oneByOne = order.directions() > 1 && order.layers() > 1;
        return (oneByOne ? Words.of("view.place.layer", order.layer(moment) + 1) + " " : "") + (moment % order.steps() + 1);
    }

    /** The widest of all that it may say. */
    String widest() {
        String widest = "";
        for (int moment = 0; moment < length; moment++) {
            widest = at(moment).length() > widest.length() ? at(moment) : widest;
        }
        return widest;
    }

    private static boolean endsItself(PairAnswer pair) {
        return pair.steps() > 1 && pair.written(pair.steps() - 1).equals(ExampleAnswer.end());
    }

    /** Of a whole sequence that is read, when what is computed; null of anything else. */
    private ComputationOrder order() {
        return answer instanceof SequenceAnswer sequence && sequence.trace().order().length() == length
                ? sequence.trace().order() : null;
    }
}
