package rnnscope.figure.lecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rnnscope.figure.lecture.Operand.Heard;
import rnnscope.figure.lecture.StepStage.Part;
import rnnscope.figure.now.MathText;
import rnnscope.figure.paint.Look;

/** Blocks and signs of a step worked by hand as far as a stage, section after section, before they have a place. */
final class StepItems {
    /** Of the size of type: around a sign, between groups, a bar. */
    static final double SIGN = 0.5;
    private static final double BETWEEN = 1.3;
    static final double BAR = 4;
    private static final double SAMPLE = 100;

    /** A block, a sign between two, or room for bars: those that it is not are null or 0. */
    record Item(Block block, String sign, double room, int section) {
        double width(double size, int small) {
            return block != null ? block.width(size, small) : room * size;
        }

        boolean isBars() {
            return block == null && sign == null && room == BAR;
        }
    }

    /** What stays in one line, and what is worked in numbers below it. */
    record Group(List<Item> items, String worked) {
        double width(double size, int small) {
            return items.stream().mapToDouble(item -> item.width(size, small)).sum();
        }
    }

    private final WorkedStep step;
    private final StepStage stage;
    private final int unit;
    private final boolean compact;
    private final List<List<WorkedEquation>> sections;
    /** Vectors that stand in a section before, which a compact page does not show again. */
    private final Set<String> seen = new HashSet<>();

    private StepItems(WorkedStep step, StepStage stage, int unit, boolean compact) {
        this.step = step;
        this.stage = stage;
        this.unit = unit;
        this.compact = compact;
        this.sections = step.sections();
    }

    /** @param compact whether products stand only where they are added up, and vectors that are read only once */
    static List<List<Group>> of(WorkedStep step, StepStage stage, int unit, boolean compact) {
        return new StepItems(step, stage, unit, compact).sections();
    }

    private List<List<Group>> sections() {
        WorkedLines worked = new WorkedLines(step, stage, unit);
        List<List<Group>> all = new ArrayList<>();
        for (int s = 0; s < sections.size(); s++) {
            List<Group> groups = new ArrayList<>();
            for (WorkedEquation equation : sections.get(s)) {
                for (Operand operand : equation.operands()) {
                    if (operand.isProduct()) {
                        groups.add(new Group(product(operand, s), ""));
                    }
                }
            }
            if (!groups.isEmpty()) {
                groups.set(groups.size() - 1, new Group(groups.get(groups.size() - 1).items, worked.products(s)));
            }
            groups.add(new Group(sum(s), worked.values(s)));
            for (int k = 0; k < groups.size() - 1; k++) {
                groups.get(k).items.add(new Item(null, null, BETWEEN, s));
            }
            all.add(groups);
        }
        align(all);
        return all;
    }

    private boolean isOutput(int section) {
        return section == sections.size() - 1;
    }

    private int row(int section) {
        return isOutput(section) ? step.followed() : unit;
    }

    private static Item sign(String sign, int section) {
        return new Item(null, sign, MathText.of(sign, Look.light(), 1.15 * SAMPLE).width() / SAMPLE + 2 * SIGN, section);
    }

    private static Item block(Block block, int section) {
        return new Item(block, null, 0, section);
    }

    private List<Item> product(Operand operand, int s) {
        List<Item> items = new ArrayList<>();
        Block matrix = Block.of(operand.matrix()).row(row(s));
        boolean isInput = operand.heard() == Heard.INPUT;
        if (isInput) {
            boolean isRead = stage.part() == Part.INPUT || stage.part() == Part.FROM_INPUT || stage.part() == Part.LOSS;
            matrix = matrix.above(step.symbols()).column(isRead ? step.input() : -1);
        } else {
            matrix = matrix.column(stage.multiplies(operand, s));
        }
        items.add(block(isOutput(s) ? matrix.beside(step.symbols()) : matrix, s));
        if (!compact || !isOutput(s) && seen.add(operand.vector().symbol())) {
            Block vector = Block.of(operand.vector()).shown(isKnown(operand) ? 1 : 0);
            items.add(block(isInput ? vector.beside(step.symbols()) : vector, s));
        }
        if (!compact) {
            items.add(sign("=", s));
            items.add(block(added(operand, s), s));
        }
        return items;
    }

    /** A product as far as it has been added up. */
    private Block added(Operand operand, int s) {
        int added = stage.added(operand, s);
        return Block.of(MatrixTable.column(operand.symbol(), operand.value(added))).shown(added > 0 ? 1 : 0).row(row(s));
    }

    private boolean isKnown(Operand vector) {
        return vector.heard() != Heard.NOW || stage.knows(WorkedStep.section(sections, vector.isProduct() ? "h" : vector.place()));
    }

    private List<Item> sum(int s) {
        List<Item> items = new ArrayList<>();
        List<WorkedEquation> section = sections.get(s);
        int[] decimals = new int[section.size() + 1];
        decimals[section.size()] = WorkedLines.DECIMALS;
        for (int e = section.size() - 1; e >= 0; e--) {
            decimals[e] = section.get(e).decimals(decimals[e + 1]);
        }
        for (int e = 0; e < section.size(); e++) {
            WorkedEquation equation = section.get(e);
            if (e == 0) {
                terms(equation, decimals[0], s, items);
            }
            items.add(sign(equation.function().isEmpty() ? "=" : equation.function() + " →", s));
            items.add(block(Block.of(equation.result()).shown(stage.knows(s) ? 1 : 0).decimals(decimals[e + 1]).row(row(s)), s));
        }
        if (isOutput(s)) {
            items.add(sign("softmax →", s));
            items.add(block(Block.of(MatrixTable.column("p_t", step.probabilities())).shown(stage.part() == Part.LOSS ? 1 : 0)
                    .decimals(compact ? 2 : 3).beside(step.symbols()).row(row(s)), s));
            if (!compact) {
                items.add(new Item(null, null, BAR, s));
            }
        }
        return items;
    }

    private void terms(WorkedEquation equation, int decimals, int s, List<Item> items) {
        List<String> signs = equation.signs();
        for (int i = 0; i < equation.operands().size(); i++) {
            Operand operand = equation.operands().get(i);
            if (!signs.get(i).isEmpty()) {
                items.add(sign(signs.get(i), s));
            }
            Block block = operand.isProduct() ? added(operand, s)
                    : Block.of(operand.vector()).shown(isKnown(operand) ? 1 : 0).row(row(s));
            items.add(block(block.decimals(decimals), s));
        }
        String last = signs.get(signs.size() - 1);
        if (!last.isEmpty()) {
            items.add(sign(last, s));
        }
    }

    /** Makes what stands below each other in sections that are built alike equally wide. */
    private static void align(List<List<Group>> all) {
        for (int s = 0; s < all.size(); s++) {
            List<Item> items = items(all.get(s));
            List<List<Item>> alike = all.stream().map(StepItems::items).filter(other -> isAlike(items, other)).toList();
            for (int i = 0; i < items.size() && alike.size() > 1; i++) {
                int at = i;
                if (items.get(i).block != null) {
                    Block.align(alike.stream().map(other -> other.get(at).block).toList());
                } else if (items.get(i).sign != null) {
                    double widest = alike.stream().mapToDouble(other -> other.get(at).room).max().orElse(0);
                    replace(all.get(s), items.get(i), new Item(null, items.get(i).sign, widest, s));
                }
            }
        }
    }

    private static List<Item> items(List<Group> groups) {
        return groups.stream().flatMap(group -> group.items.stream()).toList();
    }

    private static void replace(List<Group> groups, Item was, Item is) {
        for (Group group : groups) {
            group.items.replaceAll(item -> item == was ? is : item);
        }
    }

    private static boolean isAlike(List<Item> some, List<Item> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            Block a = some.get(i).block;
            Block b = others.get(i).block;
            if ((a == null) != (b == null) || a != null && (a.table().columns() != b.table().columns()
                    || a.table().rows() != b.table().rows())) {
                return false;
            }
        }
        return true;
    }
}
