package rnnscope.view;

import java.util.Arrays;
import java.util.List;
import rnnscope.control.TransportBar;
import rnnscope.figure.Figure;
import rnnscope.figure.Numbers;
import rnnscope.figure.score.WindowFrame;
import rnnscope.figure.sequence.DoubtsFigure;
import rnnscope.language.Words;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.session.Cursor;
import rnnscope.session.Player;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;

/** Transport bar of a perspective that goes through the answer to an example: it steps, plays and seeks. */
public final class ExampleTransport {
    private final ExampleLab lab;
    private final TransportBar bar;
    private ExampleAnswer shown;

    public ExampleTransport(ViewContext context) {
        lab = context.examples();
        bar = new TransportBar(context.figures(), Player.SLOWEST, Player.FASTEST);
        new Playback(bar, lab.cursor(), lab.player());
        bar.scrubBar().setAccessibleText(Words.of("view.place.answer"));
        lab.cursor().stepProperty().addListener((property, was, is) -> showPlace());
        lab.cursor().lengthProperty().addListener((property, was, is) -> showPlace());
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

    /** The whole answer at a glance: how doubtful is what is written. */
    public void showAnswer(ExampleAnswer answer) {
        if (answer == shown) {
            return;
        }
        shown = answer;
        float[] doubts = new float[answer.steps()];
        Arrays.fill(doubts, Float.NaN);
        List<String> words = List.of();
        if (answer instanceof PairAnswer pair) {
            words = pair.symbols();
            for (int t = 0; t < doubts.length; t++) {
                doubts[t] = 1 - pair.trace().target().probability(t, pair.trace().written(t));
            }
        } else if (answer instanceof SequenceAnswer sequence && answer.model().spec().predictsSymbols()) {
            SequenceTrace trace = sequence.trace();
            for (int t = 0; t < (trace.isPooled() ? 1 : trace.steps()); t++) {
                int moment = trace.order().predicted(t);
                float doubt = 1 - trace.probabilities(t)[trace.best(t)];
                doubts[moment] = doubts[moment] > doubt ? doubts[moment] : doubt;
            }
        }
        showOverview(new DoubtsFigure(doubts, words));
        showPlace();
    }

    private void showPlace() {
        Cursor cursor = lab.cursor();
        AnswerPlaces places = new AnswerPlaces(lab.answer(), cursor.length());
        bar.showPlace(cursor.length() == 0 ? "" : places.at(cursor.step()), Numbers.count(places.total()), places.widest());
        bar.scrubBar().setWindow(new WindowFrame(0, cursor.length(), cursor.step(), cursor.length()));
    }
}
