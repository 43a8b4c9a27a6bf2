package rnnscope.network.module;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.Workers;
import rnnscope.model.ParameterLayout;
import rnnscope.tape.Equation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Modules that depend on each other step by step, as a decoder and its attention do: at each step all of them run in
 * their order, so that what the last made of a step can enter the first at the next.
 */
public record Stepwise(List<Module> parts) implements Module {

    /** The list is copied. */
    public Stepwise {
        parts = List.copyOf(parts);
    }

    @Override
    public Side side() {
        return parts.get(0).side();
    }

    @Override
    public List<Quantity> reads() {
        return parts.stream().flatMap(part -> part.reads().stream()).distinct().toList();
    }

    @Override
    public Quantity output() {
        return parts.get(parts.size() - 1).output();
    }

    @Override
    public void declare(ParameterLayout.Builder parameters) {
        parts.forEach(part -> part.declare(parameters));
    }

    @Override
    public void declare(TapeLayout.Builder tape, Room room) {
        parts.forEach(part -> part.declare(tape, room));
    }

    @Override
    public List<Equation> equations() {
        return parts.stream().flatMap(part -> part.equations().stream()).toList();
    }

    @Override
    public List<String> sites() {
        return parts.stream().flatMap(part -> part.sites().stream()).toList();
    }

    @Override
    public StepwisePass bind(Binding binding) {
        return new StepwisePass(side(), parts.stream().map(part -> (StepModule) part.bind(binding)).toList());
    }

    /** The steps of some sequences, forward or back, on one worker. */
    public static final class StepwisePass extends BoundModule {
        private final Side side;
        private final StepModule[] parts;
        private final Workers.Task forwardTask = this::forward;
        private final Workers.Task backwardTask = this::backward;
        private Pass p;

        StepwisePass(Side side, List<StepModule> parts) {
            this.side = side;
            this.parts = parts.toArray(StepModule[]::new);
        }

        @Override
        public List<String> transposedNames() {
            List<String> names = new ArrayList<>();
            for (StepModule part : parts) {
                names.addAll(part.transposedNames());
            }
            return names;
        }

        /** The steps that the window covers; before the first of all, everything is made ready for it. */
        @Override
        public void forward(Pass p) {
            this.p = p;
            p.workers().run(forwardTask);
        }

        @Override
        public void backward(Pass p) {
            this.p = p;
            p.workers().run(backwardTask);
        }

        private void forward(int worker, int of) {
            Window window = p.window(side);
            int b = Workers.share(window.batch(), worker, of);
            int rows = Workers.share(window.batch(), worker + 1, of) - b;
            for (int i = 0; i < parts.length && window.from() == 0; i++) {
                parts[i].begin(p, b, rows);
            }
            for (int t = window.from(); t < window.end() && rows > 0; t++) {
                for (StepModule part : parts) {
                    part.forward(p, window.layout().row(t) + b, rows);
                }
            }
        }

        private void backward(int worker, int of) {
            Window window = p.window(side);
            int b = Workers.share(window.batch(), worker, of);
            int rows = Workers.share(window.batch(), worker + 1, of) - b;
            if (rows == 0) {
                return;
            }
            for (StepModule part : parts) {
                part.beginBackward(p, b, rows);
            }
            for (int t = window.end() - 1; t >= window.from(); t--) {
                for (int i = parts.length - 1; i >= 0; i--) {
                    parts[i].backward(p, window.layout().row(t) + b, rows);
                }
            }
            for (StepModule part : parts) {
                part.endBackward(p, b, rows);
            }
        }

        @Override
        public void clearGradients(Pass p, int worker, int of) {
            for (StepModule part : parts) {
                part.clearGradients(p, worker, of);
            }
        }

        @Override
        public void weightGradients(Pass p, int worker, int of) {
            for (StepModule part : parts) {
                part.weightGradients(p, worker, of);
            }
        }
    }
}
