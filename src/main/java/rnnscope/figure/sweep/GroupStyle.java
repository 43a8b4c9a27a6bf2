package rnnscope.figure.sweep;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import rnnscope.figure.paint.Look;

/** Style of a group's lines: a colour and a dash, together different for each of the first twenty groups. */
final class GroupStyle {
    /** Group of a run that has no curve. */
    static final int NONE = -1;
    private static final List<String> COLOURS = List.of("h", "g", "f", "o", "i");
    private static final List<float[]> DASHES = List.of(new float[] {1, 0}, new float[] {7, 3}, new float[] {2.5f, 2.5f},
            new float[] {9, 3, 2, 3});

    private GroupStyle() {}

    static Color colour(int group, Look look) {
        return group == NONE ? look.faint() : look.lineColour(COLOURS.get(group % COLOURS.size()));
    }

    static Color translucent(int group, int alpha, Look look) {
        Color full = colour(group, look);
        return new Color(full.getRed(), full.getGreen(), full.getBlue(), alpha);
    }

    static BasicStroke stroke(int group, float width) {
        int dash = group == NONE ? 0 : group % DASHES.size();
        return dash == 0 ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES.get(dash), 0);
    }
}
