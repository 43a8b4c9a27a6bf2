package rnnscope.view.unit;

import java.util.List;
import rnnscope.view.unit.page.SaturationPage;

/** The pages beside the text, in the order of their tabs. */
final class UnitPages {
    private UnitPages() {}

    static List<UnitPage> all(UnitContext context) {
        return List.of(new SaturationPage(context));
    }
}
