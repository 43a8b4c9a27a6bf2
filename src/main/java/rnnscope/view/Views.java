package rnnscope.view;

import java.util.List;
import rnnscope.view.gradient.GradientView;
import rnnscope.view.train.TrainView;
import rnnscope.view.unit.UnitsView;

/** The perspectives there are, in the header's order. */
public final class Views {
    /** The place of the perspective in which one trains. */
    public static final int TRAIN = 1;

    private Views() {}

    public static List<Perspective> all() {
        return List.of(new Perspective("Step", true, StepView::new), new Perspective("Train", false, TrainView::new),
                new Perspective("Gradients", true, GradientView::new), new Perspective("Units", true, UnitsView::new));
    }
}
