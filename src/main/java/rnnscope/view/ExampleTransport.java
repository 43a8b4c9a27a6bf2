package rnnscope.view;

import javafx.animation.AnimationTimer;
import rnnscope.control.TransportBar;
import rnnscope.figure.Figure;
import rnnscope.figure.WholeTextFigure;
import rnnscope.figure.WindowFrame;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.session.Cursor;
import rnnscope.session.Player;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.Channel;

/** The transport bar of a perspective that goes through the answer to an example: it steps, plays and seeks. */
public final class ExampleTransport {
    private static final Channel DOUBT = Channel.gate("doubt", "1 − p", "improbability of what is written");

    private final ExampleLab lab;
    private final TransportBar bar;
    private ExampleAnswer shown;

    private final AnimationTimer clock = new AnimationTimer() {
        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long time) {
            if (last != 0) {
                lab.player().advance((time - last) * 1e-9);
            }
            last = time;
        }
    };

    public ExampleTransport(ViewContext context) {
        lab = context.examples();
        bar = new TransportBar(context.figures(), Player.SLOWEST, Player.FASTEST);
        Player player = lab.player();
        bar.playingProperty().bind(player.playingProperty());
        bar.speedProperty().bindBidirectional(player.speedProperty());
        bar.setOnCommand(this::command);
        bar.scrubBar().setOnSeek(lab.cursor()::moveTo);
        bar.scrubBar().setAccessibleText("Place in the answer");
        player.playingProperty().addListener((property, was, is) -> runClock());
        lab.cursor().stepProperty().addListener((property, was, is) -> showPlace());
        lab.cursor().lengthProperty().addListener((property, was, is) -> showPlace());
        bar.sceneProperty().addListener((property, was, is) -> runClock());
        showPlace();
    }

    /** What is shown below a perspective. */
    public TransportBar bar() {
        return bar;
    }

    /** The whole answer at a glance. */
    public void showOverview(Figure overview) {
        bar.scrubBar().figureProperty().set(overview);
    }

    /** The whole answer at a glance: ink where what is written was improbable. */
    public void showAnswer(ExampleAnswer answer) {
        if (answer == shown) {
            return;
        }
        shown = answer;
        float[] doubts = new float[answer.steps()];
        if (answer instanceof PairAnswer pair) {
            for (int t = 0; t < doubts.length; t++) {
                doubts[t] = 1 - pair.trace().target().probability(t, pair.trace().written(t));
            }
        } else if (answer instanceof SequenceAnswer sequence && answer.model().spec().predictsSymbols()) {
            SequenceTrace trace = sequence.trace();
            for (int t = 0; t < (trace.isPooled() ? 1 : trace.steps()); t++) {
                int moment = trace.order().predicted(t);
                doubts[moment] = Math.max(doubts[moment], 1 - trace.probabilities(t)[trace.best(t)]);
            }
        }
        showOverview(new WholeTextFigure(DOUBT, doubts, doubts.length));
    }

    private void showPlace() {
        Cursor cursor = lab.cursor();
        bar.showPlace(cursor.step(), cursor.length());
        bar.scrubBar().setWindow(new WindowFrame(0, cursor.length(), cursor.step(), cursor.length()));
    }

    private void runClock() {
        if (lab.player().isPlaying() && bar.getScene() != null) {
            clock.start();
        } else {
            clock.stop();
        }
    }

    private void command(TransportBar.Command command) {
        Cursor cursor = lab.cursor();
        switch (command) {
            case START -> cursor.moveTo(0);
            case BACK -> cursor.moveBy(-1);
            case PLAY -> lab.player().toggle();
            case FORWARD -> cursor.moveBy(1);
            case END -> cursor.moveTo(cursor.length() - 1);
        }
    }
}
