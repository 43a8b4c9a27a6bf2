package rnnscope.figure.tree;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Locale;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.message.Message;
import rnnscope.figure.message.Messages;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.figure.paint.PixelGrid;
import rnnscope.figure.tree.BeamSearchNode.Fate;
import rnnscope.language.Words;

/**
 * Tree of a beam search up to a step from left to right: what was chosen in the end in ink, what lives on muted, dead
 * branches faint, the step in the beam green. Ends have a frame and the mean by which they are compared. What does not
 * fit is cut at the left, so that the step in the beam is in sight.
 */
public final class BeamSearchTreeFigure implements Figure {
    private static final double HEAD = 22;
    private static final double FOOT = 20;
    private static final double NEAR = 4;
    /** Where the step in the beam stands, at the farthest, as a share of the width. */
    private static final double FARTHEST = 0.8;

    private final List<BeamSearchNode> nodes;
    private final int last;
    private final int step;
    private final double shift;
    private final boolean[] chosen;
    private final boolean[] alive;

    /**
     * @param nodes a parent before its children
     * @param last  place of the end of what was chosen
     * @param step  up to which the search is shown
     * @param shift how far the drawing is moved to the right, where it is wider than its place
     */
    public BeamSearchTreeFigure(List<BeamSearchNode> nodes, int last, int step, double shift) {
        this.nodes = List.copyOf(nodes);
        this.last = last;
        this.step = step;
        this.shift = shift;
        this.chosen = new boolean[nodes.size()];
        for (int at = last; at >= 0; at = nodes.get(at).parent()) {
            chosen[at] = true;
        }
        this.alive = new boolean[nodes.size()];
        for (int i = nodes.size() - 1; i >= 0; i--) {
            BeamSearchNode node = nodes.get(i);
            boolean leaf = node.fate() == Fate.ENDED && node.step() <= step || node.isKept() && node.step() == step;
            for (int at = i; leaf && at >= 0 && !alive[at]; at = nodes.get(at).parent()) {
                alive[at] = true;
            }
        }
    }

    /** Whether a hypothesis is an end, is in the beam, or leads there. */
    boolean isAlive(int node) {
        return alive[node];
    }

    private TreeLayout layout(double width, double height) {
        return new TreeLayout(nodes, chosen, Math.max(1, height - HEAD - FOOT), width, Fonts.get());
    }

    /** How far the drawing is cut at the left. */
    private double cut(TreeLayout layout, double width) {
        double end = layout.x(layout.steps());
        int shown = Math.min(step, layout.steps() - 1);
        double beam = shown < 0 ? 0 : layout.x(shown) + layout.width(shown);
        double wanted = beam - FARTHEST * width - shift;
        return Math.max(0, Math.min(end - width, wanted));
    }

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        if (nodes.isEmpty()) {
            return;
        }
        TreeLayout layout = layout(width, height);
        Graphics2D moved = (Graphics2D) g.create();
        moved.clip(new Rectangle2D.Double(0, 0, width, height));
        double cut = new PixelGrid(g).x(cut(layout, width));
        moved.translate(-cut, 0);
        paintSteps(moved, layout, height, look);
        moved.translate(0, HEAD);
        for (int pass = 0; pass < 3; pass++) {
            for (int i = 0; i < nodes.size(); i++) {
                if (isSeen(layout, nodes.get(i).step(), cut, width) && rank(i) == pass) {
                    paintEdge(moved, layout, i, look);
                }
            }
        }
        moved.setColor(look.ink());
        moved.fill(new Ellipse2D.Double(TreeLayout.FIRST - 12, layout.start() - 4, 8, 8));
        for (int i = 0; i < nodes.size(); i++) {
            if (isSeen(layout, nodes.get(i).step(), cut, width)) {
                paintNode(moved, layout, i, look);
            }
        }
        say(moved, layout, cut, width, height, look);
        moved.dispose();
        
        GlyphRuns.draw(g, Words.of(layout.withScores() ? "figure.tree.below" : "figure.tree.beside"),
                look.fonts().ui(11), look, look.muted(), TreeLayout.FIRST - 12, height - 5);
    }

    private void say(Graphics2D moved, TreeLayout layout, double cut, double width, double height, Look look) {
        SearchMessage message = SearchMessage.of(nodes, last, step);
        if (message.node() < 0 || !isSeen(layout, nodes.get(message.node()).step(), cut, width)) {
            return;
        }
        Messages room = new Messages(new Rectangle2D.Double(cut, 0, width, height - HEAD - FOOT));
        for (int i = 0; i < nodes.size(); i++) {
            BeamSearchNode node = nodes.get(i);
            if (isSeen(layout, node.step(), cut, width)) {
                room.avoidLine(edge(layout, i));
                room.avoid(new Rectangle2D.Double(layout.x(node.step()) - 8, layout.y(i) - layout.height(i) / 2 - 2,
                        layout.width(node.step()) + 16 + layout.beside(), layout.height(i) + 4));
            }
        }
        int at = nodes.get(message.node()).step();
        // beside the last step that shows there is room, else above
        double x = at == step ? layout.x(at) + layout.width(at) + 10 + layout.beside()
                : layout.x(at) + layout.nodeWidth(message.node()) / 2;
        double y = layout.y(message.node()) - (at == step ? 0 : layout.height(message.node()) / 2 + 2);
        room.paint(moved, look, new Message(message.sentence(), x, y));
    }

    /** Whether something of a step, or of the branches that lead there, is in sight. */
    private boolean isSeen(TreeLayout layout, int of, double cut, double width) {
        return of <= step && layout.x(of) + layout.width(of) + NEAR >= cut && layout.x(Math.max(0, of - 1)) <= cut + width;
    }

    /** In which order branches are drawn: dead ones below. */
    private int rank(int node) {
        return chosen[node] ? 2 : alive[node] ? 1 : 0;
    }

    private void paintSteps(Graphics2D g, TreeLayout layout, double height, Look look) {
        PixelGrid grid = new PixelGrid(g);
        for (int t = 0; t < layout.steps(); t++) {
            boolean now = t == step;
            double middle = layout.x(t) + layout.width(t) / 2;
            if (now) {
                double left = layout.x(t) - 11;
                double right = layout.x(t) + layout.width(t) + 11 + layout.beside() * 0.75;
                grid.fill(g, look.beamColumn(), left, 0, right, height - FOOT);
                grid.vertical(g, look.beam(), left, 0, height - FOOT, 1);
                grid.vertical(g, look.beam(), right, 0, height - FOOT, 1);
            }
            if (t == step + 1 && layout.beside() > 0) {
                continue;
            }
            Font font = now ? look.fonts().monoSemiBold(11) : look.fonts().mono(11);
            String number = Integer.toString(t + 1);
            GlyphRuns.draw(g, number, font, look, now ? look.beam() : t < step ? look.muted() : look.faint(),
                    middle - GlyphRuns.width(number, font, look.fonts()) / 2, 14);
        }
    }

    private void paintEdge(Graphics2D g, TreeLayout layout, int i, Look look) {
        boolean bare = isBare(layout, i);
        g.setColor(edgeColour(i, bare, look));
        g.setStroke(new BasicStroke(chosen[i] ? 2.2f : alive[i] ? 1.4f : bare ? 0.6f : 0.9f, BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND));
        g.draw(edge(layout, i));
    }

    private boolean isBare(TreeLayout layout, int i) {
        return !nodes.get(i).isKept() && !layout.isLabelled(i);
    }

    private Path2D edge(TreeLayout layout, int i) {
        BeamSearchNode node = nodes.get(i);
        int parent = node.parent();
        double x0 = parent < 0 ? TreeLayout.FIRST - 3 : layout.x(node.step() - 1) + layout.nodeWidth(parent) + NEAR;
        double y0 = parent < 0 ? layout.start() : layout.y(parent);
        double x1 = layout.x(node.step()) - NEAR;
        double y1 = layout.y(i);
        if (isBare(layout, i)) {
            x1 = x0 + (x1 - x0) * 0.7;
        }
        double from = parent < 0 ? x0 : Math.min(x1 - 8, layout.x(node.step() - 1) + layout.width(node.step() - 1) + 2);
        from = Math.max(x0, from);
        Path2D path = new Path2D.Double();
        path.moveTo(x0, y0);
        path.lineTo(from, y0);
        path.curveTo((from + x1) / 2, y0, (from + x1) / 2, y1, x1, y1);
        return path;
    }

    private Color edgeColour(int i, boolean bare, Look look) {
        return chosen[i] ? nodes.get(i).step() == step ? look.beam() : look.ink() : alive[i] ? look.muted()
                : look.amount().colour(bare ? 0.2f : 0.28f, 0, 1);
    }

    private void paintNode(Graphics2D g, TreeLayout layout, int i, Look look) {
        BeamSearchNode node = nodes.get(i);
        double x = layout.x(node.step());
        double y = layout.y(i);
        if (!node.isKept()) {
            if (layout.isLabelled(i)) {
                GlyphRuns.draw(g, node.symbol(), look.fonts().mono(TreeLayout.SMALL), look, look.faint(), x, y + 4);
            }
            return;
        }
        boolean now = chosen[i] && node.step() == step;
        Color colour = chosen[i] ? look.ink() : alive[i] ? look.muted() : look.faint();
        Font font = chosen[i] ? look.fonts().monoSemiBold(layout.symbol()) : look.fonts().mono(layout.symbol());
        double baseline = layout.withScores() ? y + 1 : y + layout.symbol() / 3;
        if (node.fate() == Fate.ENDED || now) {
            frame(g, look, x - 6, baseline - layout.symbol() + 1, layout.nodeWidth(i) + 12,
                    layout.withScores() ? 31 : layout.symbol() + 4,
                    now ? look.beam() : chosen[i] ? look.ink() : look.faint());
        }
        GlyphRuns.draw(g, node.symbol(), font, look, colour, x, baseline);
        if (!layout.withScores() && node.step() == step) {
            GlyphRuns.drawRight(g, TreeLayout.score(node), look.fonts().mono(TreeLayout.SMALL), look, look.muted(),
                    x + layout.width(step) + TreeLayout.SMALL + layout.beside() * 0.7, baseline - 1);
        }
        if (layout.withScores()) {
            GlyphRuns.draw(g, TreeLayout.score(node), look.fonts().mono(TreeLayout.SMALL), look,
                    chosen[i] ? look.muted() : alive[i] ? look.muted() : look.faint(), x, baseline + 14);
        }
    }

    private static void frame(Graphics2D g, Look look, double x, double y, double width, double height, Color colour) {
        Shape frame = new RoundRectangle2D.Double(x, y, width, height, 8, 8);
        g.setColor(look.card());
        g.fill(frame);
        g.setColor(colour);
        g.setStroke(new BasicStroke(1.5f));
        g.draw(frame);
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        if (nodes.isEmpty()) {
            return null;
        }
        TreeLayout layout = layout(width, height);
        double cut = cut(layout, width);
        double across = x + cut;
        for (int i = 0; i < nodes.size(); i++) {
            BeamSearchNode node = nodes.get(i);
            double left = layout.x(node.step()) - NEAR;
            double wide = Math.max(layout.nodeWidth(i), layout.width(node.step())) + 2 * NEAR;
            boolean inside = across >= left && across < left + wide
                    && Math.abs(y - HEAD - layout.y(i)) <= Math.max(2, layout.height(i) / 2);
            if (node.step() <= step && inside) {
                return new Hit(node.step(), -1, null, words(i), new Rectangle2D.Double(left - cut,
                        HEAD + layout.y(i) - layout.height(i) / 2, wide, layout.height(i)));
            }
        }
        for (int t = 0; t < layout.steps(); t++) {
            if (y < HEAD && across >= layout.x(t) - 12 && across <= layout.x(t) + layout.width(t) + 12) {
                return new Hit(t, -1, null, Words.of("figure.step", t + 1), null);
            }
        }
        return null;
    }

    /** What is to be known of a hypothesis. */
    private String words(int i) {
        BeamSearchNode node = nodes.get(i);
        double before = node.parent() < 0 ? 0 : nodes.get(node.parent()).logProbability();
        StringBuilder path = new StringBuilder();
        for (int at = i; at >= 0; at = nodes.get(at).parent()) {
            path.insert(0, nodes.get(at).symbol() + " ");
        }
        String fate = switch (node.fate()) {
            case KEPT -> Words.of(alive[i] ? "figure.tree.kept" : "figure.tree.dropped-later");
            case DROPPED -> Words.of("figure.tree.dropped");
            case ENDED -> Words.of(i == last ? "figure.tree.chosen" : "figure.tree.others-better");
        };
        return path.toString().strip() + "\n" + Words.of("figure.tree.node", Numbers.signed(node.logProbability() - before, 4),
                Numbers.exact((float) Math.exp(node.logProbability() - before)), node.step() + 1,
                Numbers.signed(node.logProbability(), 4), Numbers.signed(node.mean(), 4)) + "\n" + fate;
    }

    /** The hypotheses up to the step that shows, each with the one that it goes on from. */
    @Override
    public NumberTable numbers() {
        List<BeamSearchNode> shown = nodes.stream().filter(node -> node.step() <= step).toList();
        return NumberTable.of(shown.size()).with("node", i -> 1 + nodes.indexOf(shown.get(i)))
                .with("goes on from", i -> shown.get(i).parent() < 0 ? null : 1 + shown.get(i).parent())
                .with("at step", i -> shown.get(i).step() + 1).with("symbol", i -> shown.get(i).symbol())
                .with("sum of ln p, nats", i -> shown.get(i).logProbability()).with("mean of ln p, nats", i -> shown.get(i).mean())
                .with("fate", i -> shown.get(i).fate().name().toLowerCase(Locale.ROOT))
                .with("chosen", i -> chosen[nodes.indexOf(shown.get(i))] ? 1 : 0).build();
    }
}
