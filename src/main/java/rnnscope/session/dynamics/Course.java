package rnnscope.session.dynamics;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.CorpusReading;
import rnnscope.network.ExampleText;
import rnnscope.network.MovingPart;
import rnnscope.network.Reading;
import rnnscope.network.StateSequence;
import rnnscope.network.StateUpdate;
import rnnscope.network.StepInput;
import rnnscope.network.Topology;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Side;

/**
 * Course of what moves: a part of a model, along the text or the examples that it reads or writes. All but what it is made
 * of is worked out in the background.
 *
 * @param model      that moves: the reading's, or one with another spectral radius
 * @param recurrence of the side's tape, one of those of the part; the first where it has several
 */
public record Course(Reading reading, Model model, Side side, int recurrence) {

    /** That to which a layer of the tape belongs, the last where there are fewer. */
    public static Course of(Reading reading, Model model, int layer) {
        Side side = side(reading);
        int last = Topology.of(model.spec()).layers(side).stream().mapToInt(Recurrent::directions).sum() - 1;
        int first = MovingPart.of(model.spec(), side, Math.min(last, layer)).layout().vectors().get(0).recurrence();
        return new Course(reading, model, side, first);
    }

    private static Side side(Reading reading) {
        return reading instanceof CorpusReading corpus ? corpus.text().side() : Side.SOURCE;
    }

    public MovingPart part() {
        return MovingPart.of(model.spec(), side, recurrence);
    }

    StateUpdate update(int states, Kernels kernels) {
        return StateUpdate.of(model, part(), states, kernels);
    }

    /** The same with what enters held. */
    StateUpdate update(int states, Held held, Kernels kernels) {
        StateUpdate update = update(states, kernels);
        update.enter(input(held, kernels));
        return update;
    }

    /** What is held. */
    StepInput input(Held held, Kernels kernels) {
        MovingPart part = part();
        if (!held.numbers().isEmpty()) {
            float[] numbers = new float[held.numbers().size()];
            for (int j = 0; j < numbers.length; j++) {
                numbers[j] = held.numbers().get(j);
            }
            return StepInput.of(numbers);
        }
        if (held.step() < 0 || !(reading instanceof CorpusReading corpus)) {
            return StepInput.of(held.symbol());
        }
        ExampleText text = corpus.text();
        StateSequence sequence = StateSequence.ofExample(kernels, model, part, text, text.exampleAt(held.step()));
        int i = held.step() - sequence.first();
        StepInput entered = sequence.inputs().get(part.isReverse() ? sequence.length() - 1 - i : i);
        return held.symbol() < 0 ? entered : part.withSymbol(model.parameters(), entered, held.symbol());
    }

    /** What it goes through, the first steps. */
    List<StateSequence> sequences(int most, Kernels kernels) {
        return StateSequence.of(kernels, reading, model, part(), most);
    }
}
