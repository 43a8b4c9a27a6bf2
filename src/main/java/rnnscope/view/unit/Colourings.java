package rnnscope.view.unit;

import java.util.List;

/** Registry of colourings of the page; the first is shown first. */
final class Colourings {
    private Colourings() {}

    static List<Colouring> all(UnitContext context) {
        return List.of(new UnitColouring(context.session().selection(), context.lab()), new SaliencyColouring(context),
                new CostColouring());
    }
}
