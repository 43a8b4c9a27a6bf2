package rnnscope.session.dynamics;

import java.util.Arrays;
import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.analysis.gradient.GradientWindow;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.analysis.gradient.Truncation;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.network.CorpusReading;
import rnnscope.network.MovingPart;
import rnnscope.network.Network;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;

/** Gradients that a loss sends back along a {@link Course}: ‖∂L/∂h_{t−k}‖ of a layer, k steps before that of the loss. */
final class CourseGradients {
    /** Steps that a gradient is followed back. */
    private static final int BACK = 80;

    private final Kernels kernels;

    CourseGradients(Kernels kernels) {
        this.kernels = kernels;
    }

    double[] of(GradientsQuestion question) {
        return question.course().reading() instanceof CorpusReading corpus ? ofExample(question, corpus) : ofText(question);
    }

    private double[] ofText(GradientsQuestion question) {
        var reading = question.course().reading();
        var model = question.course().model();
        int from = Math.max(0, question.step() - BACK + 1);
        int steps = question.step() - from + 1;
        GradientWindow window = new GradientWindow(model.spec(), steps, kernels);
        float[] state = reading.stateBefore(from);
        window.intervene(model.interventions(), from);
        window.run(model.parameters(), state, reading.tokens().ids(from, question.step() + 1),
                reading.tokens().ids(from + 1, question.step() + 2));
        GradientFlow flow = GradientFlow.of(window, LossChoice.LAST_STEP, Truncation.NONE);
        double[] norms = new double[Math.max(0, flow.lossStep() + 1)];
        for (int k = 0; k < norms.length; k++) {
            norms[k] = flow.hidden(question.layer(), flow.lossStep() - k);
        }
        return norms;
    }

    /**
     * Of the example at the beam: the loss of what comes out there, or of the whole where one thing comes out of all, or
     * where it is written afterwards.
     */
    private double[] ofExample(GradientsQuestion question, CorpusReading corpus) {
        var model = question.course().model();
        ModelSpec spec = model.spec();
        MovingPart part = question.course().part();
        int example = corpus.text().exampleAt(question.step());
        Batch batch = corpus.text().examples().get(example);
        int length = corpus.text().start(example + 1) - corpus.text().start(example);
        boolean isOfWhole = spec.wiring().shape().isPooled()
                || part.side() == Side.SOURCE && spec.wiring().shape().encodes();
        int loss = isOfWhole ? part.isReverse() ? 0 : length - 1 : question.step() - corpus.text().start(example);
        Network network = new Network(spec, batch.room(spec, 1), true, kernels, Workers.of(1));
        network.intervene(0, model.interventions());
        network.forward(model.parameters(), batch);
        network.backpropagation().pack(model.parameters());
        int end = network.tape().layout().steps();
        network.backpropagation().toValues(batch, 0, isOfWhole ? 0 : loss, isOfWhole ? end : loss + 1);
        Tape tape = network.tape(part.side());
        Panels gradient = tape.gradient(tape.layout().channel(question.layer(), "hidden"));
        double[] norms = new double[part.isReverse() ? length - loss : loss + 1];
        for (int k = 0; k < norms.length; k++) {
            norms[k] = norm(tape, gradient, tape.layout().row(part.isReverse() ? loss + k : loss - k));
        }
        return Arrays.copyOf(norms, Math.min(BACK, norms.length));
    }

    private static double norm(Tape tape, Panels gradient, int row) {
        double squares = 0;
        for (int j = 0; j < gradient.columns(); j++) {
            double value = tape.values()[gradient.at(row, j)];
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
