package rnnscope.view;

import java.util.List;
import rnnscope.session.subject.Place;
import rnnscope.view.attention.AttentionView;
import rnnscope.view.dynamics.DynamicsTab;
import rnnscope.view.gradient.GradientView;
import rnnscope.view.train.TrainView;
import rnnscope.view.unit.UnitsTab;
import rnnscope.view.wiring.WiringView;

/** Registry of the perspectives, in the header's order. Another is one class and one entry. */
public final class Views {
    private static final List<Perspective> ALL = List.of(new Perspective("Step", Place.STEP, true, StepTab::new),
            new Perspective("Train", Place.TRAIN, false, TrainView::new),
            new Perspective("Gradients", Place.GRADIENTS, true, GradientView::new),
            new Perspective("Units", Place.UNITS, true, UnitsTab::new),
            new Perspective("Attention", Place.ATTENTION, false, AttentionView::new),
            new Perspective("Wiring", Place.WIRING, false, WiringView::new),
            new Perspective("Dynamics", Place.DYNAMICS, false, DynamicsTab::new));

    private Views() {}

    public static List<Perspective> all() {
        return ALL;
    }
}
