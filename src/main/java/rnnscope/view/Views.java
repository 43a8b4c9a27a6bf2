package rnnscope.view;

import java.util.List;
import rnnscope.session.subject.Place;
import rnnscope.view.attention.AttentionView;
import rnnscope.view.gradient.GradientView;
import rnnscope.view.train.TrainView;
import rnnscope.view.unit.UnitsView;
import rnnscope.view.wiring.WiringView;

/** The perspectives there are, in the header's order. */
public final class Views {
    /** The place of the perspective in which one goes through a text. */
    public static final int STEP = Place.STEP.ordinal();
    /** The place of the perspective in which one trains. */
    public static final int TRAIN = Place.TRAIN.ordinal();
    /** The place of the perspective that shows how gradients come to earlier steps. */
    public static final int GRADIENTS = Place.GRADIENTS.ordinal();
    /** The place of the perspective that shows where a model looks. */
    public static final int ATTENTION = Place.ATTENTION.ordinal();
    /** The place of the perspective that shows how a network is put together. */
    public static final int WIRING = Place.WIRING.ordinal();

    private Views() {}

    public static List<Perspective> all() {
        return List.of(new Perspective("Step", Place.STEP, true, StepTab::new),
                new Perspective("Train", Place.TRAIN, false, TrainView::new),
                new Perspective("Gradients", Place.GRADIENTS, true, GradientView::new),
                new Perspective("Units", Place.UNITS, true, UnitsView::new),
                new Perspective("Attention", Place.ATTENTION, false, AttentionView::new),
                new Perspective("Wiring", Place.WIRING, false, WiringView::new));
    }
}
