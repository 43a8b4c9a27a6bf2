package rnnscope.view.attention;

import javafx.scene.input.KeyEvent;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Words;
import rnnscope.network.pair.Forcing;
import rnnscope.network.pair.PairTrace;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.PairAnswer;
import rnnscope.text.Vocabulary;

/**
 * Interventions on a decoder's step that the user may force: a weight, a whole row, a symbol; by pointer and by key.
 */
final class Forces {
    /** How much a key changes a weight. */
    private static final float STEP = 0.05f;

    private final Session session;
    private final ExampleLab lab;
    private final AttentionViewModel model;

    Forces(Session session, ExampleLab lab, AttentionViewModel model) {
        this.session = session;
        this.lab = lab;
        this.model = model;
    }

    private PairTrace trace() {
        return lab.answer() instanceof PairAnswer pair && pair.trace().attends() ? pair.trace() : null;
    }

    /** The weight of step {@code s} of the source at a step of the target; the others make room for it. */
    void weight(int step, int s, float value, boolean amend) {
        PairTrace trace = trace();
        if (trace != null && step < trace.steps() && s >= 0 && s < trace.sourceSteps() && trace.sourceSteps() > 1) {
            float[] row = Forcing.changed(trace.weights(step), s, Math.max(0, Math.min(1, value)));
            lab.force(forcing -> forcing.withWeights(step, row), amend);
        }
    }

    /** All of a step reads step {@code s} of the source alone. */
    void row(int step, int s) {
        PairTrace trace = trace();
        if (trace != null && s >= 0 && s < trace.sourceSteps()) {
            float[] row = new float[trace.sourceSteps()];
            row[s] = 1;
            lab.force(forcing -> forcing.withWeights(step, row), false);
        }
    }

    /** This symbol is written at the current step. */
    void symbol(int symbol) {
        int step = lab.cursor().step();
        lab.force(forcing -> forcing.withSymbol(step, symbol), false);
    }

    /** The symbol that was typed is written at the current step; "end" ends it. */
    void symbol(String typed) {
        Vocabulary vocabulary = lab.answer().model().output().vocabulary();
        int symbol = vocabulary.id(typed);
        if (symbol < 0 && typed.equals(ExampleAnswer.end())) {
            symbol = vocabulary.size();
        }
        if (symbol < 0) {
            session.warn(Words.of("view.attention.cannot-write", typed, vocabulary.size()));
        } else {
            symbol(symbol);
        }
    }

    /** Nothing is forced at the current step any more. */
    void free() {
        int step = lab.cursor().step();
        Forcing forcing = lab.options().forcing();
        if (forcing.symbol(step) >= 0 || forcing.weights(step) != null) {
            lab.force(all -> all.without(step), false);
        }
    }

    /** Up and Down choose a step of the source, with Shift its weight; Enter reads it alone; Delete frees the step. */
    boolean key(KeyEvent event) {
        return trace() != null && keys().handle(event);
    }

    private KeyMap keys() {
        return new KeyMap().on(Shortcut.SOURCE_BACK, () -> move(-1, false)).on(Shortcut.SOURCE_ON, () -> move(1, false))
                .on(Shortcut.WEIGHT_MORE, () -> move(-1, true)).on(Shortcut.WEIGHT_LESS, () -> move(1, true))
                .onIf(Shortcut.ONLY, this::only).on(Shortcut.UNFORCE, this::free).onIf(Shortcut.LEAVE, this::unpin);
    }

    private int step() {
        return Math.min(trace().steps() - 1, lab.cursor().step());
    }

    /** Another step of the source, or another weight of it. */
    private void move(int by, boolean weighs) {
        PairTrace trace = trace();
        int column = model.columnProperty().get();
        if (column < 0) {
            model.columnProperty().set(trace.hardest(step()));
        } else if (weighs) {
            weight(step(), column, trace.weight(step(), column) - by * STEP, false);
        } else {
            model.columnProperty().set(Math.max(0, Math.min(trace.sourceSteps() - 1, column + by)));
        }
    }

    private boolean only() {
        int column = model.columnProperty().get();
        if (column >= 0) {
            row(step(), column);
        }
        return column >= 0;
    }

    private boolean unpin() {
        boolean pinned = model.columnProperty().get() >= 0;
        model.columnProperty().set(-1);
        lab.cursor().preview(-1);
        return pinned;
    }
}
