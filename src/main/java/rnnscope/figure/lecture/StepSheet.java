package rnnscope.figure.lecture;

import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.lecture.StepItems.Group;
import rnnscope.figure.lecture.StepItems.Item;
import rnnscope.language.Words;

/**
 * Sheet on which a step is worked: its lines, as large as there is room for. Where not all of them find room in letters
 * that can be read, as many of them as do, from one of them on.
 *
 * @param lines  all of them
 * @param first  that shows at the top
 * @param shown  those that show
 * @param one    what is worked in numbers below them all, in one or two rows; none where each line has its own
 * @param below  top of these rows
 */
record StepSheet(double width, double height, Fit fit, List<Line> lines, int first, List<Line> shown, List<String> one,
        double below) {
    /** Sizes of type that are tried. */
    private static final double LARGEST = 21;
    static final double SMALLEST = 11;
    private static final double SHRINK = 0.5;
    /** What stands in two places gives one of them up for type of this size. */
    private static final double READABLE = 13.5;
    /** Size of type of a sheet that is read in parts. */
    private static final double IN_PARTS = 12;
    /** Of the size of type: between lines, of a worked line. */
    private static final double GAP = 0.5;
    private static final double WORKED = 1.8;
    private static final int ROWS_BELOW = 2;
    static final double ROW_BELOW = 1.35;
    private static final double NUMBERS = 0.86;
    /** Width of a digit of the fixed font, of the size of type. */
    private static final double DIGIT = 0.6;
    /** Of the size of type, between two sections in one line. */
    private static final double SHARE = 2.2;

    /**
     * How it is laid out: the size of type, lines of gradients below each number, whether each line has its own in numbers,
     * and whether products stand only where they are added up.
     */
    record Fit(double size, int small, boolean inNumbers, boolean compact) {
        Fit sized(double other) {
            return new Fit(other, small, inNumbers, compact);
        }
    }

    /**
     * Line of blocks.
     *
     * @param xs        left edge of each item
     * @param top       of its rows
     * @param rows      height of the tallest
     * @param rowsSmall lines below each number that its rows have room for
     */
    record Line(List<Item> items, double[] xs, double top, double rows, double head, int rowsSmall, double size, String worked) {
        double x(int i) {
            return xs[i];
        }

        /** Top of the rows of a block, which stands in the middle. */
        double top(Block block) {
            return top + (rows - block.table().rows() * block.rowHeight(size, rowsSmall)) / 2;
        }

        double height(boolean inNumbers) {
            return head + rows + (inNumbers && !worked.isEmpty() ? WORKED * Math.max(SMALLEST, NUMBERS * size) : 0);
        }

        boolean has(int section) {
            return items.stream().anyMatch(item -> item.section() == section);
        }

        Line at(double y) {
            return new Line(items, xs, y + head, rows, head, rowsSmall, size, worked);
        }
    }

    static StepSheet of(WorkedStep step, StepStage stage, int unit, int first, double width, double height) {
        Fitting fitting = new Fitting(List.of(StepItems.of(step, stage, unit, false), StepItems.of(step, stage, unit, true)),
                width, height);
        Fit fit = fitting.fit(step.isLearning() ? 2 : 0);
        List<Line> lines = fitting.lines(fit);
        double room = height - below(fit);
        double gap = GAP * fit.size;
        int last = lastFirst(lines, fit, room);
        int from = Math.min(last, first >= 0 ? first : last == 0 ? 0 : worked(lines, stage));
        double tall = lines.stream().mapToDouble(line -> line.height(fit.inNumbers)).sum();
        if (last == 0) {
            gap = Math.min(4 * gap, Math.max(gap, (room - tall) / lines.size()));
        }
        List<Line> shown = new ArrayList<>();
        double y = 0;
        for (Line line : lines.subList(from, lines.size())) {
            if (!shown.isEmpty() && y + line.height(fit.inNumbers) > room + 0.5) {
                break;
            }
            shown.add(line.at(y));
            y += line.height(fit.inNumbers) + gap;
        }
        int columns = (int) Math.max(1, width / (DIGIT * worked(fit)));
        List<String> one = fit.inNumbers ? List.of() : rows(new WorkedLines(step, stage, unit).one(), columns);
        return new StepSheet(width, height, fit, lines, from, shown, one, Math.min(height - below(fit), y));
    }

    /** Room for rows in numbers below all lines. */
    private static double below(Fit fit) {
        return fit.inNumbers ? 0 : (ROWS_BELOW * ROW_BELOW + GAP) * worked(fit);
    }

    /** A line broken before a sign where it is too long, into as many rows as there is room for. */
    private static List<String> rows(String line, int columns) {
        List<String> rows = new ArrayList<>();
        String rest = line;
        while (rest.length() > columns && rows.size() < ROWS_BELOW - 1) {
            int at = Math.max(rest.lastIndexOf("   ", columns), Math.max(rest.lastIndexOf(" + ", columns), rest.lastIndexOf(" − ", columns)));
            if (at <= 0) {
                break;
            }
            rows.add(rest.substring(0, at));
            rest = rest.substring(at).strip();
        }
        rows.add(rest);
        return rows;
    }

    /** The line in which a stage works; the first where all do. */
    private static int worked(List<Line> lines, StepStage stage) {
        for (int i = 0; i < lines.size(); i++) {
            if (stage.section() >= 0 && lines.get(i).has(stage.section())) {
                return i;
            }
        }
        return 0;
    }

    /** The last line that may stand at the top: from it on all find room. */
    private static int lastFirst(List<Line> lines, Fit fit, double room) {
        double tall = -GAP * fit.size;
        for (int i = lines.size() - 1; i >= 0; i--) {
            tall += lines.get(i).height(fit.inNumbers) + GAP * fit.size;
            if (tall > room + 0.5) {
                return Math.min(i + 1, lines.size() - 1);
            }
        }
        return 0;
    }

    int lastFirst() {
        return lastFirst(lines, fit, height - below(fit));
    }

    double workedSize() {
        return worked(fit);
    }

    private static double worked(Fit fit) {
        return Math.max(SMALLEST, NUMBERS * fit.size);
    }

    /** What does not show: "1 more above, 3 more below: scroll"; "" where all does. */
    String elsewhere() {
        int below = lines.size() - first - shown.size();
        if (first == 0 && below == 0) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (first > 0) {
            parts.add(Words.of("figure.lecture.above", first));
        }
        if (below > 0) {
            parts.add(Words.of("figure.lecture.below", below));
        }
        return Words.of("figure.lecture.scroll", String.join(", ", parts));
    }

    /** Search for the fit. */
    private record Fitting(List<List<List<Group>>> ways, double width, double height) {

        /**
         * The layout with the largest type up to {@link #READABLE} that shows all; else one that is read in parts; at last one
         * without gradients below the numbers, or of colours alone.
         */
        Fit fit(int small) {
            Fit best = null;
            for (int way = 0; way < 4; way++) {
                Fit fit = largest(new Fit(LARGEST, small, way % 2 == 0, way > 1), SMALLEST, true);
                if (fit != null && (best == null || Math.min(fit.size, READABLE) > best.size)) {
                    best = fit;
                }
            }
            if (best == null) {
                best = largest(new Fit(IN_PARTS, small, false, true), SMALLEST, false);
            }
            if (best == null && small > 0) {
                return fit(small - 1);
            }
            return best != null ? best : largest(new Fit(SMALLEST, 0, false, true), SHRINK, true);
        }

        private Fit largest(Fit as, double least, boolean whole) {
            for (double size = as.size; size >= least; size -= SHRINK) {
                Fit fit = as.sized(size);
                if (fits(fit, whole) || size == SHRINK) {
                    return fit;
                }
            }
            return null;
        }

        private boolean fits(Fit fit, boolean whole) {
            List<Line> lines = lines(fit);
            double tall = (lines.size() - 1) * GAP * fit.size + below(fit);
            for (Line line : lines) {
                double wide = line.xs[line.items.size() - 1] + line.items.get(line.items.size() - 1).width(fit.size, fit.small);
                tall += line.height(fit.inNumbers);
                if (wide > width || fit.inNumbers && line.worked.length() * DIGIT * worked(fit) > width) {
                    return false;
                }
            }
            return !whole || tall <= height;
        }

        /** Its lines; where they stand on a sheet is not yet said. */
        List<Line> lines(Fit fit) {
            List<List<Group>> sections = ways.get(fit.compact ? 1 : 0);
            List<Line> lines = new ArrayList<>();
            List<Group> line = new ArrayList<>();
            boolean mayShare = false;
            for (List<Group> section : sections) {
                double whole = section.stream().mapToDouble(group -> group.width(fit.size, fit.small)).sum();
                boolean hasProducts = section.size() > 1;
                if (!line.isEmpty() && (hasProducts || !mayShare || width(line, fit) + SHARE * fit.size + whole > width)) {
                    lines.add(line(line, fit));
                    line = new ArrayList<>();
                }
                mayShare = !hasProducts;
                for (Group group : section) {
                    if (!line.isEmpty() && width(line, fit) + group.width(fit.size, fit.small) > width) {
                        lines.add(line(line, fit));
                        line = new ArrayList<>();
                    }
                    line.add(group);
                }
            }
            lines.add(line(line, fit));
            return lines;
        }

        private static double width(List<Group> line, Fit fit) {
            return line.stream().mapToDouble(group -> group.width(fit.size, fit.small)).sum();
        }

        private static Line line(List<Group> groups, Fit fit) {
            List<Item> items = new ArrayList<>();
            for (Group group : groups) {
                boolean shares = !items.isEmpty() && items.get(items.size() - 1).section() != group.items().get(0).section();
                if (shares) {
                    items.add(new Item(null, null, SHARE, group.items().get(0).section()));
                }
                items.addAll(group.items());
            }
            double[] xs = new double[items.size()];
            double x = 0;
            for (int i = 0; i < xs.length; i++) {
                xs[i] = x;
                x += items.get(i).width(fit.size, fit.small);
            }
            int small = items.stream().anyMatch(item -> item.block() != null && item.block().table().isLearning()) ? fit.small : 0;
            double head = items.stream().filter(item -> item.block() != null).mapToDouble(item -> item.block().head(fit.size))
                    .max().orElse(0);
            double rows = items.stream().filter(item -> item.block() != null)
                    .mapToDouble(item -> item.block().table().rows() * item.block().rowHeight(fit.size, small)).max().orElse(0);
            String worked = String.join("   ", groups.stream().map(Group::worked).filter(text -> !text.isEmpty()).toList());
            return new Line(items, xs, 0, rows, head, small, fit.size, worked);
        }
    }
}
