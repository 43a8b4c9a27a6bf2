package rnnscope.figure.map;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import rnnscope.figure.paint.Look;

/**
 * Branch of a dendrogram, the two clusters that it joins, in places of its order (the middle of the first leaf is at
 * ½) and heights.
 *
 * @param left       middle of the left one
 * @param leftHeight at which the left one was joined, 0 for a leaf
 * @param right      middle of the right one
 * @param rightHeight at which the right one was joined, 0 for a leaf
 * @param height     at which both are joined
 */
public record Branch(double left, double leftHeight, double right, double rightHeight, double height) {

    /** A tree over {@code leaves} leaves that stand on the bottom of a rectangle, its root at the top. */
    static void paint(Graphics2D g, List<Branch> branches, int leaves, double x, double y, double width, double height,
            Look look) {
        double highest = 0;
        for (Branch branch : branches) {
            highest = Math.max(highest, branch.height);
        }
        if (highest <= 0) {
            return;
        }
        Path2D path = new Path2D.Double();
        double across = width / leaves;
        double up = (height - 1) / highest;
        double bottom = y + height;
        for (Branch b : branches) {
            path.moveTo(x + b.left * across, bottom - b.leftHeight * up);
            path.lineTo(x + b.left * across, bottom - b.height * up);
            path.lineTo(x + b.right * across, bottom - b.height * up);
            path.lineTo(x + b.right * across, bottom - b.rightHeight * up);
        }
        g.setColor(look.faint());
        g.setStroke(new BasicStroke(leaves > 64 ? 0.6f : 1f));
        g.draw(path);
    }
}
