package rnnscope.view.unit;

import rnnscope.control.key.Shortcut;
import rnnscope.figure.comparison.DifferenceTextTrack;
import rnnscope.figure.unit.Shading;
import rnnscope.language.Words;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.comparison.SideBySide;
import rnnscope.session.reading.Excerpt;

/** Colouring by the difference of two models: each letter on the colour of the surprise of A at it minus that of B, in bits. */
final class DifferenceColouring implements Colouring {
    private final ComparisonLab lab;

    DifferenceColouring(ComparisonLab lab) {
        this.lab = lab;
    }

    @Override
    public String key() {
        return "view.unit.colouring.difference";
    }

    @Override
    public String definition() {
        String fault = lab.faultProperty().get();
        return lab.partner() == null ? Words.of("view.unit.difference.none", Shortcut.COMPARE.key())
                : fault.isEmpty() ? Words.of("view.unit.difference.definition") : fault;
    }

    @Override
    public Shading shading(Excerpt excerpt) {
        SideBySide both = lab.current();
        int from = (both == null ? excerpt : both.excerpt()).trace().start() + 1;
        float[] values = both == null ? new float[0] : both.differences();
        return new Shading(Words.of("view.unit.difference.key"), Words.of("view.unit.difference.value"), from, values, true,
                -DifferenceTextTrack.EXTENT, DifferenceTextTrack.EXTENT);
    }
}
