package rnnscope.view;

import java.util.List;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.view.Perspective.Subject;
import rnnscope.view.attention.AttentionPages;
import rnnscope.view.attention.AttentionView;
import rnnscope.view.gradient.GradientView;
import rnnscope.view.train.TrainView;
import rnnscope.view.unit.UnitsView;
import rnnscope.view.wiring.WiringView;

/** The perspectives there are, in the header's order. */
public final class Views {
    /** The place of the perspective in which one goes through a text. */
    public static final int STEP = 0;
    /** The place of the perspective in which one trains. */
    public static final int TRAIN = 1;
    /** The place of the perspective that shows how gradients come to earlier steps. */
    public static final int GRADIENTS = 2;
    /** The place of the perspective that shows where a model looks. */
    public static final int ATTENTION = 4;
    /** The place of the perspective that shows how a network is put together. */
    public static final int WIRING = 5;

    private Views() {}

    public static List<Perspective> all() {
        return List.of(new Perspective("Step", Subject.EITHER, true, StepTab::new),
                new Perspective("Train", Subject.EITHER, false, TrainView::new),
                new Perspective("Gradients", Subject.TEXT, true, GradientView::new),
                new Perspective("Units", Subject.TEXT, true, UnitsView::new),
                new Perspective("Attention", Subject.EXAMPLE, false, AttentionView::new),
                new Perspective("Wiring", Subject.EITHER, false, WiringView::new));
    }

    /** The place of the perspective that shows an answer first. */
    public static int first(ExampleAnswer answer) {
        return AttentionPages.suit(answer) ? ATTENTION : STEP;
    }
}
