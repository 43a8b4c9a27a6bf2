package rnnscope.view;

import java.util.List;
import rnnscope.view.gradient.GradientView;
import rnnscope.view.train.TrainView;
import rnnscope.view.unit.UnitsView;

/** The perspectives there are, in the header's order. */
public final class Views {
    private Views() {}

    public static List<Perspective> all() {
        return List.of(new Perspective("Step", StepView::new), new Perspective("Train", TrainView::new),
                new Perspective("Gradients", GradientView::new), new Perspective("Units", UnitsView::new));
    }
}
