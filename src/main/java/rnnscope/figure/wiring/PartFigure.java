package rnnscope.figure.wiring;

import java.awt.Graphics2D;
import rnnscope.figure.Figure;
import rnnscope.figure.now.MathText;
import rnnscope.figure.paint.Look;
import rnnscope.figure.wiring.WiringPlan.Row;

/** Equations of one part of a network. */
public record PartFigure(Row row) implements Figure {
    private static final double SIZE = 17;
    private static final double LEAST = 12;

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        int lines = row.equations().size();
        double line = Math.min(27, height / lines);
        double size = Math.max(LEAST, Math.min(SIZE, line / 1.45));
        double y = line / 2;
        g.setColor(look.ink());
        for (String equation : row.equations()) {
            MathText text = MathText.of(equation, look, size);
            MathText fitted = text.width() <= width ? text
                    : MathText.of(equation, look, Math.max(LEAST - 1, size * width / text.width()));
            fitted.paint(g, 0, y + 0.24 * size);
            y += line;
        }
    }
}
