package rnnscope.view;

import java.util.List;

/** The perspectives there are, in the header's order. */
public final class Views {
    private Views() {}

    public static List<Perspective> all() {
        return List.of(new Perspective("Step", StepView::new));
    }
}
