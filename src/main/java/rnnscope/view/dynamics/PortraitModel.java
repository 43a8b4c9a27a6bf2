package rnnscope.view.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.dynamics.VectorField;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.Figure;
import rnnscope.figure.dynamics.PhasePortraitFigure;
import rnnscope.figure.dynamics.SpacePortraitFigure;
import rnnscope.figure.dynamics.Turn;
import rnnscope.figure.message.Message;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.dynamics.Axes;
import rnnscope.session.dynamics.Course;
import rnnscope.session.dynamics.DynamicsLab;
import rnnscope.session.dynamics.PointsQuestion;
import rnnscope.session.dynamics.Portrait;
import rnnscope.session.dynamics.PortraitQuestion;
import rnnscope.session.dynamics.PushQuestion;
import rnnscope.session.dynamics.PushedPaths;
import rnnscope.session.inquiry.Inquiry.Answered;
import rnnscope.session.reading.Excerpt;
import rnnscope.text.TokenSequence;

/**
 * View model of the phase portrait: what is asked for it as things stand, which of the points is chosen and which of its
 * directions, and the picture of the newest answers that belong together.
 */
final class PortraitModel {
    /** How far from a point the network is put, as a share of what shows. */
    private static final double PUSH = 0.03;
    private static final int CONTEXT = 14;

    private final Session session;
    private final DynamicsLab lab;
    private final DoubleProperty aspect = new SimpleDoubleProperty(this, "aspect");
    private final ReadOnlyObjectWrapper<FixedPoint> point = new ReadOnlyObjectWrapper<>(this, "point");
    private final ReadOnlyObjectWrapper<Turn> turn = new ReadOnlyObjectWrapper<>(this, "turn", Turn.USUAL);
    private final IntegerProperty eigenvalue = new SimpleIntegerProperty(this, "eigenvalue");
    private final ReadOnlyObjectWrapper<Figure> figure = new ReadOnlyObjectWrapper<>(this, "figure");
    /** State of the point that is chosen; null for none. */
    private float[] at;
    private Portrait drawn;
    private PhasePortraitFigure.Path path;
    /** Where the states are in space, and of which they are; found again when those are others. */
    private double[][] spacePath;
    private float[][] spaceOf;
    private float[] spaceW;
    private List<String> spaceWords;

    PortraitModel(Session session, DynamicsLab lab) {
        this.session = session;
        this.lab = lab;
        lab.points().answerProperty().addListener((property, was, is) -> {
            if (point.get() != null && !is.answer().contains(point.get())) {
                choose(null);
            }
        });
    }

    /** Width of the picture by its height; 0 before it has one. */
    DoubleProperty aspectProperty() {
        return aspect;
    }

    /** The point that is chosen, or null. */
    ReadOnlyObjectProperty<FixedPoint> pointProperty() {
        return point.getReadOnlyProperty();
    }

    /** Number of the eigenvalue along whose direction the network is put. */
    IntegerProperty eigenvalueProperty() {
        return eigenvalue;
    }

    /** How the space of three components stands. */
    ReadOnlyObjectProperty<Turn> turnProperty() {
        return turn.getReadOnlyProperty();
    }

    /** Turns the space further, by radians. */
    void rotate(double about, double towards) {
        turn.set(turn.get().by(about, towards));
    }

    /** Null until there is an answer. */
    ReadOnlyObjectProperty<Figure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /** Chooses a point; null for none. The network is then put there. */
    void choose(FixedPoint chosen) {
        at = chosen == null ? null : chosen.state();
        eigenvalue.set(0);
        point.set(chosen);
    }

    /** Chooses the point {@code by} places further on in the list. */
    void chooseNext(int by) {
        List<FixedPoint> all = points();
        if (!all.isEmpty()) {
            int now = point.get() == null ? -1 : all.indexOf(point.get());
            choose(all.get(now < 0 ? by > 0 ? 0 : all.size() - 1 : Math.floorMod(now + by, all.size())));
        }
    }

    /** Chooses the direction {@code by} places further on; false where no point is chosen. */
    boolean turn(int by) {
        if (point.get() == null) {
            return false;
        }
        eigenvalue.set(Math.floorMod(eigenvalue.get() + by, point.get().eigenvalues().size()));
        return true;
    }

    /** The points of what shows, as far as they are known; none where they are of something else. */
    List<FixedPoint> points() {
        Answered<PointsQuestion, List<FixedPoint>> answered = lab.points().answerProperty().get();
        Excerpt excerpt = session.excerpt();
        if (answered == null || excerpt == null) {
            return List.of();
        }
        Course of = answered.question().course();
        Course now = lab.course(excerpt);
        boolean sameCourse = of.equals(now) || of.side() == now.side() && of.recurrence() == now.recurrence()
                && (of.model() == now.model() || session.isChanging() && of.model().spec().equals(now.model().spec()));
        return sameCourse && answered.question().held().equals(lab.held(excerpt)) ? answered.answer() : List.of();
    }

    /** Asks for what is no longer true, and draws the newest answer. */
    void refresh() {
        Excerpt excerpt = session.excerpt();
        if (excerpt == null || aspect.get() <= 0) {
            return;
        }
        int step = Math.min(session.cursor().step(), excerpt.length() - 1);
        lab.portraits().ask(new PortraitQuestion(excerpt, lab.model(excerpt), session.selection().layer(),
                lab.axesProperty().get(), lab.held(excerpt), step, at, aspect.get()));
        Answered<PortraitQuestion, Portrait> newest = lab.portraits().answerProperty().get();
        if (newest != null) {
            push(newest.answer());
            draw(newest.answer());
        }
    }

    private void push(Portrait portrait) {
        Answered<PointsQuestion, List<FixedPoint>> answered = lab.points().answerProperty().get();
        if (point.get() != null && answered != null) {
            double amount = PUSH * Math.min(portrait.high()[0] - portrait.low()[0], portrait.high()[1] - portrait.low()[1]);
            double digit = Math.pow(10, Math.floor(Math.log10(amount)));
            lab.pushes().ask(new PushQuestion(answered.question().course(), answered.question().held(), point.get(),
                    eigenvalue.get(), Math.max(1, Math.rint(amount / digit)) * digit));
        }
    }

    private void draw(Portrait portrait) {
        PortraitQuestion of = portrait.question();
        if (portrait.space() != null) {
            drawn = null;
            drawSpace(portrait);
            return;
        }
        if (drawn == null || drawn.states() != portrait.states() || drawn.plane().u() != portrait.plane().u()) {
            path = path(portrait);
        }
        drawn = portrait;
        int beam = of.step() - portrait.first();
        boolean shows = beam >= 0 && beam < portrait.size();
        VectorField field = portrait.field();
        List<PhasePortraitFigure.Point> marks = new ArrayList<>();
        List<FixedPoint> points = points();
        for (int i = 0; i < points.size(); i++) {
            float[] state = points.get(i).state();
            marks.add(new PhasePortraitFigure.Point(portrait.a(state), portrait.b(state), String.valueOf(i + 1),
                    PointWords.kind(points.get(i).kind()), points.get(i).isFixed(), PointWords.all(points.get(i), i)));
        }
        figure.set(new PhasePortraitFigure(plane(portrait), new PhasePortraitFigure.Path(path.a(), path.b(), path.before(), path.first(),
                shows ? beam : -1, path.words()), new PhasePortraitFigure.Field(field.a(), field.b(), field.da(), field.db(),
                field.speed()), marks, point.get() == null ? -1 : points.indexOf(point.get()), ways(portrait), message(portrait, points)));
    }

    private void drawSpace(Portrait portrait) {
        Portrait.Space space = portrait.space();
        if (spacePath == null || spaceOf != portrait.states() || spaceW != space.w()) {
            spaceOf = portrait.states();
            spaceW = space.w();
            spacePath = places(portrait, portrait.states());
            spaceWords = words(portrait);
        }
        int beam = portrait.question().step() - portrait.first();
        List<FixedPoint> points = points();
        List<SpacePortraitFigure.Point> marks = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            marks.add(new SpacePortraitFigure.Point(portrait.place(points.get(i).state()), String.valueOf(i + 1),
                    PointWords.kind(points.get(i).kind()), points.get(i).isFixed(), PointWords.all(points.get(i), i)));
        }
        PushedPaths pushed = point.get() == null ? null : lab.pushes().current();
        List<double[][]> ways = pushed == null ? List.of() : pushed.paths().stream().map(way -> places(portrait, way)).toList();
        FixedPoint spoken = spoken(points);
        figure.set(new SpacePortraitFigure(List.of(Words.of("dynamics.portrait.first", Numbers.percent(portrait.shares()[0], 0)),
                Words.of("dynamics.portrait.second", Numbers.percent(portrait.shares()[1], 0)),
                Words.of("dynamics.portrait.third", Numbers.percent(space.share(), 0))), turn.get(), space.half(), space.centre(),
                new SpacePortraitFigure.Path(spacePath, portrait.before(), portrait.first(),
                        beam >= 0 && beam < portrait.size() ? beam : -1, spaceWords),
                new double[][][] {places(portrait, space.from()), places(portrait, space.to())}, marks,
                point.get() == null ? -1 : points.indexOf(point.get()), ways,
                spoken == null ? "" : sentence(portrait, points, spoken), spoken == null ? -1 : points.indexOf(spoken)));
    }

    private static double[][] places(Portrait portrait, float[][] states) {
        return Arrays.stream(states).map(portrait::place).toArray(double[][]::new);
    }

    private static List<String> words(Portrait portrait) {
        TokenSequence tokens = portrait.question().excerpt().tokens();
        return IntStream.range(portrait.first(), portrait.first() + portrait.size())
                .mapToObj(t -> TextPlaces.line(tokens, t, CONTEXT) + "\n" + Symbols.step(t)).toList();
    }

    private static PhasePortraitFigure.Path path(Portrait portrait) {
        double[] a = new double[portrait.size()];
        double[] b = new double[portrait.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = portrait.a(portrait.states()[i]);
            b[i] = portrait.b(portrait.states()[i]);
        }
        return new PhasePortraitFigure.Path(a, b, portrait.before(), portrait.first(), -1, words(portrait));
    }

    private static PhasePortraitFigure.Plane plane(Portrait portrait) {
        Axes axes = portrait.question().axes();
        String across = axes.areComponents()
                ? Words.of("dynamics.portrait.first", Numbers.percent(portrait.shares()[0], 0))
                : Words.of("dynamics.portrait.unit", axes.across());
        String up = axes.areComponents()
                ? Words.of("dynamics.portrait.second", Numbers.percent(portrait.shares()[1], 0))
                : Words.of("dynamics.portrait.unit", axes.up());
        return new PhasePortraitFigure.Plane(portrait.low()[0], portrait.low()[1], portrait.high()[0], portrait.high()[1],
                across, up);
    }

    private List<PhasePortraitFigure.Way> ways(Portrait portrait) {
        PushedPaths pushed = point.get() == null ? null : lab.pushes().current();
        if (pushed == null) {
            return List.of();
        }
        List<PhasePortraitFigure.Way> ways = new ArrayList<>();
        for (float[][] states : pushed.paths()) {
            double[] a = new double[states.length];
            double[] b = new double[states.length];
            for (int t = 0; t < a.length; t++) {
                a[t] = portrait.a(states[t]);
                b[t] = portrait.b(states[t]);
            }
            ways.add(new PhasePortraitFigure.Way(a, b));
        }
        return ways;
    }

    /** What most of the text's states lead to, or what is chosen. */
    private Message message(Portrait portrait, List<FixedPoint> points) {
        FixedPoint spoken = spoken(points);
        return spoken == null ? Message.NONE : new Message(sentence(portrait, points, spoken), portrait.a(spoken.state()),
                portrait.b(spoken.state()));
    }

    /** The point that is chosen, or to which most of the text's states lead; null for none. */
    private FixedPoint spoken(List<FixedPoint> points) {
        return point.get() != null && points.contains(point.get()) ? point.get()
                : points.stream().max(Comparator.comparingInt(FixedPoint::found)).orElse(null);
    }

    private static String sentence(Portrait portrait, List<FixedPoint> points, FixedPoint spoken) {
        String held = HeldBox.name(portrait.question().held(), portrait.question().excerpt());
        int all = points.stream().mapToInt(FixedPoint::found).sum();
        return switch (spoken.kind()) {
            case STABLE -> Words.of(spoken.isFixed() ? "dynamics.message.rests" : "dynamics.message.slow", held,
                    spoken.found(), all);
            case SADDLE, UNSTABLE -> Words.count("dynamics.message.leaves", spoken.unstableDirections(), held,
                    spoken.eigenvalues().size());
        };
    }

    /** Units of the layer that is looked at. */
    static int units(Excerpt excerpt, int layer) {
        return excerpt.trace().layout().channel(layer, "hidden").columns();
    }
}
