package rnnscope.figure.map;

import java.util.List;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;

/**
 * Message of the saturation of gates: the gate of a unit that is nearly always shut or nearly always open.
 *
 * @param sentence empty for nothing
 * @param gate     whose plane it speaks of, −1 for none
 * @param unit     whose dot it speaks of
 */
record SaturationMessage(String sentence, int gate, int unit) {
    /** Share of the steps from which on a gate is always so. */
    private static final float ALWAYS = 0.8f;
    private static final SaturationMessage NONE = new SaturationMessage("", -1, -1);

    /** Of the selected unit where one of its gates is always so, else of the unit of all that is most so. */
    static SaturationMessage of(List<SaturationFigure.Gate> gates, int selected) {
        SaturationMessage own = selected < 0 ? NONE : most(gates, selected, selected + 1);
        int units = gates.stream().mapToInt(gate -> gate.shut().length).max().orElse(0);
        return own != NONE ? own : most(gates, 0, units);
    }

    private static SaturationMessage most(List<SaturationFigure.Gate> gates, int from, int to) {
        float most = ALWAYS;
        SaturationMessage found = NONE;
        for (int i = 0; i < gates.size(); i++) {
            SaturationFigure.Gate gate = gates.get(i);
            for (int unit = from; unit < Math.min(to, gate.shut().length); unit++) {
                boolean isOpen = gate.open()[unit] >= gate.shut()[unit];
                float share = isOpen ? gate.open()[unit] : gate.shut()[unit];
                if (share >= most) {
                    most = share;
                    found = new SaturationMessage(Words.of(isOpen ? "figure.map.is-open" : "figure.map.is-shut", gate.label(), unit,
                            Numbers.percent(share, share < 0.995 ? 0 : 1)), i, unit);
                }
            }
        }
        return found;
    }
}
