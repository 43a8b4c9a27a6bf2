package rnnscope.view.wiring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import rnnscope.control.ChangeListeners;
import rnnscope.figure.Hit;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Reach;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringRun;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.session.library.Library;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.reading.SourceText;
import rnnscope.session.subject.Place;
import rnnscope.session.subject.Subjects;

/**
 * View model of the Wiring perspective: the plan of what is in front, what was computed, and what is pointed at. What
 * changes only marks it; it is made anew by {@link #refresh}, once a pulse.
 */
final class WiringViewModel {
    private static final double LEAST_ZOOM = 0.2;
    private static final double MOST_ZOOM = 4;

    private final Session session;
    private final ExampleLab lab;
    private final Subjects subjects;
    private final Consumer<Place> perspectives;
    private Runnable onStale = () -> {};
    private ModelSpec spec;
    private boolean single;
    private WiringPlan plan;
    private WiringRun run;
    private String name = "";
    private Map<String, String> destinations = Map.of();
    private double zoom = 1;
    /** Id of a row or a weight, chosen and under the pointer. */
    private String pinned;
    private String pointed;
    private int pointedStep = -1;

    /** @param perspectives shows the perspective of a place */
    WiringViewModel(Session session, ExampleLab lab, Subjects subjects, Consumer<Place> perspectives) {
        this.session = session;
        this.lab = lab;
        this.subjects = subjects;
        this.perspectives = perspectives;
        ChangeListeners.add(() -> onStale.run(), session.excerptProperty(), session.cursor().stepProperty(),
                lab.answerProperty(), lab.cursor().stepProperty(), subjects.frontProperty());
    }

    /** Called when {@link #refresh} has something to do. */
    void setOnStale(Runnable action) {
        onStale = action;
    }

    /** Whether what is in front learned from examples; else it reads a text. */
    boolean showsExample() {
        return subjects.showsExample();
    }

    /** Makes anew what is no longer true; false where nothing is open. */
    boolean refresh() {
        if (showsExample()) {
            ExampleAnswer answer = lab.answer();
            plan(answer.model().spec(), false);
            name = answer.model().card().name();
            run = run(answer);
            destinations = findDestinations();
            return true;
        }
        Excerpt excerpt = session.excerpt();
        if (excerpt == null) {
            return false;
        }
        plan(excerpt.model().spec(), excerpt.length() == 1);
        name = excerpt.model().card().name();
        run = new TextRun(excerpt, session.cursor().step());
        destinations = findDestinations();
        return true;
    }

    private void plan(ModelSpec now, boolean isSingle) {
        if (!now.equals(spec) || single != isSingle) {
            spec = now;
            single = isSingle;
            plan = WiringPlans.of(now, isSingle);
            if (plan.row(pinned) == null && plan.weight(pinned) == null) {
                pinned = null;
            }
            pointed = null;
        }
    }

    private WiringRun run(ExampleAnswer answer) {
        int step = lab.cursor().step();
        if (answer instanceof PairAnswer pair) {
            return new PairRun(answer.model(), pair.trace(), answer.source().symbols(), answer.source().batch(),
                    Math.min(step, pair.trace().steps() - 1));
        }
        return new SequenceRun(answer.model(), ((SequenceAnswer) answer).trace(), answer.source().symbols(),
                answer.source().batch(), step, pointedStep);
    }

    WiringPlan plan() {
        return plan;
    }

    WiringRun run() {
        return run;
    }

    /** What the model is called. */
    String name() {
        return name;
    }

    double zoom() {
        return zoom;
    }

    /** Id of the row or the weight that stands out, or null. */
    String chosen() {
        // What was pointed at may be of a picture that is no longer true.
        boolean isThere = pointed != null && (plan.row(pointed) != null || plan.weight(pointed) != null);
        return isThere ? pointed : pinned;
    }

    /** The row that is explained: the one that stands out, else that of the last layer. */
    Row part() {
        Row row = plan.row(chosen());
        return row != null ? row : plan.rows().stream().filter(r -> r.kind() == Kind.CELL)
                .max(Comparator.comparingInt((Row r) -> r.side().ordinal()).thenComparingInt(Row::layer)
                        .thenComparingInt(r -> -r.direction())).orElseThrow();
    }

    // The pointer and keys

    void zoom(double factor) {
        zoom = Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, zoom * factor));
        onStale.run();
    }

    /** Lets what is under the pointer stand out; null ends it. */
    void pointAt(Hit hit) {
        String id = hit == null ? null : hit.channel();
        int step = hit == null ? -1 : hit.step();
        if (!Objects.equals(id, pointed) || step != pointedStep) {
            pointed = id;
            pointedStep = step;
            onStale.run();
        }
    }

    /** Keeps a row or a weight, or lets it go again. */
    void pin(String id) {
        pinned = id == null || id.equals(pinned) ? null : id;
        onStale.run();
    }

    /** Lets go of what was kept; false where nothing was. */
    boolean unpin() {
        boolean holds = pinned != null;
        pin(null);
        return holds;
    }

    /** Goes where a click leads: from a node to its view, from a recurrent link to the gradients, else to the step. */
    void choose(Hit hit, Side side) {
        Row row = plan.row(hit.channel());
        if (row != null) {
            if (!showsExample() && hit.unit() >= 0) {
                session.selection().pinUnit(hit.unit());
            }
            open(row, hit.step());
        } else if (plan.weight(hit.channel()) != null) {
            if (leadsToGradients(hit.channel())) {
                session.cursor().moveTo(hit.step());
                go(Place.GRADIENTS);
            } else {
                pin(hit.channel());
            }
        } else if (hit.step() >= 0) {
            moveTo(side, hit.step());
        }
    }

    private void moveTo(Side side, int step) {
        if (!showsExample()) {
            session.cursor().moveTo(step);
        } else if (run instanceof SequenceRun sequence) {
            Row cell = plan.row("read/cell/" + sequence.layer() + "/0");
            lab.cursor().moveTo(sequence.due(cell, step));
        } else if (side == Side.WRITTEN) {
            lab.cursor().moveTo(step);
        }
    }

    /** Goes to the view of a node. */
    private void open(Row row, int step) {
        if (!showsExample()) {
            session.cursor().moveTo(step);
            if (row.layer() >= 0) {
                session.selection().pinLayer(row.layer());
            }
        } else if (run instanceof SequenceRun sequence) {
            lab.showCell(row.kind() == Kind.CELL ? sequence.tapeLayer(row) : -1);
            lab.cursor().moveTo(sequence.due(row, step));
        } else if (row.side() == Side.WRITTEN) {
            lab.cursor().moveTo(step);
        }
        go(leadsTo(row));
    }

    private void go(Place perspective) {
        subjects.carry(perspective);
        perspectives.accept(perspective);
    }

    /** The perspective that shows what a row computes. */
    private Place leadsTo(Row row) {
        boolean attends = row.kind() == Kind.HEADS || row.kind() == Kind.MIX || row.kind() == Kind.POOL;
        return showsExample() && (plan.writes() || attends && Place.ATTENTION.shows(lab.answer().model().spec().wiring())) ? Place.ATTENTION
                : Place.STEP;
    }

    /** Which perspective a click on a row or a weight leads to, by its id. */
    Map<String, String> destinations() {
        return destinations;
    }

    /** Which one a click on what stands out leads to; null where nothing does, or nowhere. */
    String destination() {
        return chosen() == null ? null : destinations.get(chosen());
    }

    private Map<String, String> findDestinations() {
        Map<String, String> found = new HashMap<>();
        plan.rows().forEach(row -> found.put(row.id(), Words.of(leadsTo(row) == Place.ATTENTION
                ? "view.perspective.attention" : "view.perspective.step")));
        plan.weights().stream().filter(weight -> leadsToGradients(weight.id()))
                .forEach(weight -> found.put(weight.id(), Words.of("view.perspective.gradients")));
        return Map.copyOf(found);
    }

    /** Whether gradients flow back through a weight from step to step, and there is a view of it. */
    private boolean leadsToGradients(String weight) {
        return !showsExample() && plan.links().stream().anyMatch(link -> link.reach() == Reach.FORWARD
                && link.weight().id().equals(weight));
    }

    /** Chooses the next row up or down. */
    void move(int by) {
        List<Row> rows = new ArrayList<>(plan.rows());
        rows.sort(Comparator.comparingInt((Row row) -> row.side().ordinal()).thenComparingInt(Row::level));
        int at = rows.indexOf(plan.row(pinned));
        Row next = at < 0 ? part() : rows.get(Math.max(0, Math.min(rows.size() - 1, at + by)));
        pinned = next.id();
        onStale.run();
    }

    /** Goes to the view of the row that was chosen, at the step in the beam; false where none is. */
    boolean open() {
        Row row = plan == null ? null : plan.row(pinned);
        if (row == null) {
            return false;
        }
        int current = run.current(row.side());
        open(row, row.once() ? 0 : current >= 0 ? current
                : (row.side() == Side.WRITTEN ? run.writtenSteps() : run.readSteps()) - 1);
        return true;
    }

    /** Opens a model that is wired in this way. */
    void openSample(Archetype archetype) {
        String sample = switch (archetype) {
            case ONE_TO_ONE -> "hello-rnn";
            case ONE_TO_MANY -> "numbers-lstm";
            case MANY_TO_ONE -> "sentiment-lstm";
            case ALIGNED -> "pos-lstm";
            case ENCODER_DECODER -> "english-korean-gru";
        };
        Library.model(sample).ifPresent(entry -> {
            if (archetype == Archetype.ONE_TO_ONE) {
                session.openModel(sample, entry.load(), new SourceText(Words.of("view.wiring.one-symbol"), "h"));
            } else {
                subjects.openModel(sample, entry.load());
            }
        });
    }
}
