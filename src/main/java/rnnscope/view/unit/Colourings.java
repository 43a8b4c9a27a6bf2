package rnnscope.view.unit;

import java.util.List;

/** Registry of colourings of the page; the first is shown first. */
final class Colourings {
    private Colourings() {}

    static List<Colouring> all(UnitContext context) {
        Colouring unit = new UnitColouring(context.session().selection(), context.lab());
        return context.readsExamples() ? List.of(unit, new SaliencyColouring(context))
                : List.of(unit, new SaliencyColouring(context), new CostColouring(), new WritingColouring(context),
                        new DifferenceColouring(context.view().comparison()));
    }
}
