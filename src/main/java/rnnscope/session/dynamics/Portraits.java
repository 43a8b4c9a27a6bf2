package rnnscope.session.dynamics;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import rnnscope.analysis.dynamics.StatePlane;
import rnnscope.analysis.dynamics.Trajectory;
import rnnscope.analysis.dynamics.VectorField;
import rnnscope.analysis.projection.PrincipalComponents;
import rnnscope.math.Kernels;
import rnnscope.network.CorpusReading;
import rnnscope.network.MovingPart;
import rnnscope.network.Progress;
import rnnscope.network.StateLayout;
import rnnscope.network.StateUpdate;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Trace;

/** Work of phase portraits. What the last one was made from is kept for the next, which usually differs in little. */
final class Portraits implements Inquiry.Work<PortraitQuestion, Portrait> {
    /** Arrows of a square field in a row. */
    private static final int ARROWS = 24;
    /** Arrows in space, from states that are visited. */
    private static final int ARROWS_IN_SPACE = 240;
    /** Room around what the text visits, as a share of it. */
    private static final double ROOM = 0.12;

    private final Kernels kernels;
    private Visited visited;
    private Seen seen;
    private Update update;

    /** The states of a stretch of the text. */
    private record Visited(Trace trace, Course course, StateLayout layout, float[][] states, int[] before) {}

    /** A plane through their mean, and where they lie in it. */
    private record Seen(Visited visited, int layer, Axes axes, StatePlane plane, float[] w, double[] shares, double[] least,
            double[] most) {}

    private record Update(Course course, StateUpdate map) {}

    Portraits(Kernels kernels) {
        this.kernels = kernels;
    }

    @Override
    public Portrait answer(PortraitQuestion question, Progress progress) {
        Excerpt excerpt = question.excerpt();
        if (visited == null || visited.trace != excerpt.trace() || !visited.course.equals(question.course())) {
            visited = visit(excerpt, question.course());
        }
        goOn(progress);
        if (seen == null || seen.visited != visited || seen.layer != question.layer()
                || !seen.axes.equals(question.axes())) {
            seen = see(visited, question.layer(), question.axes(), seen);
        }
        goOn(progress);
        int first = excerpt.trace().start();
        int at = Math.max(0, Math.min(visited.states.length - 1, question.step() - first));
        StatePlane plane = through(seen.plane, question.at() == null ? visited.states[at] : question.at());
        double[][] corners = corners(seen, question.aspect());
        boolean inSpace = question.axes().kind() == Axes.Kind.SPACE;
        return new Portrait(question, first, visited.states, visited.before, plane, seen.shares, corners[0], corners[1],
                inSpace ? null : field(question, plane, corners), inSpace ? space(question) : null);
    }

    private static void goOn(Progress progress) {
        if (!progress.report(0, 1)) {
            throw new CancellationException();
        }
    }

    /** As they were read; of a text by a model that is not the one that reads, from the zero state on. */
    private Visited visit(Excerpt excerpt, Course course) {
        Trace trace = excerpt.trace();
        MovingPart part = course.part();
        Trace read = course.model() == excerpt.model() ? trace
                : excerpt.reading() instanceof CorpusReading corpus
                        ? corpus.by(course.model()).trace(trace.start(), trace.end()) : null;
        float[][] states = new float[trace.end() - trace.start()][];
        if (read != null) {
            for (int i = 0; i < states.length; i++) {
                states[i] = part.layout().read(read, trace.start() + i);
            }
        } else {
            StateUpdate map = course.update(1, kernels);
            states = Trajectory.along(map, new float[map.size()], excerpt.tokens().ids(trace.start(), trace.end()));
        }
        return new Visited(trace, course, part.layout(), states, before(excerpt, part));
    }

    private static int[] before(Excerpt excerpt, MovingPart part) {
        int first = excerpt.trace().start();
        int[] before = new int[excerpt.trace().end() - first];
        for (int i = 0; i < before.length; i++) {
            int other = part.isReverse() ? i + 1 : i - 1;
            boolean isFirst = other < 0 || other >= before.length
                    || excerpt.tokens().isStart(first + Math.max(i, other));
            before[i] = isFirst ? -1 : other;
        }
        return before;
    }

    private static Seen see(Visited visited, int layer, Axes axes, Seen before) {
        int n = visited.layout.size();
        boolean[] chosen = new boolean[n];
        int[] units = new int[2];
        int at = 0;
        for (StateLayout.Vector vector : visited.layout.vectors()) {
            if (vector.recurrence() == layer) {
                Arrays.fill(chosen, at, at + vector.width(), true);
                if (vector.channel().equals("hidden")) {
                    units[0] = at + Math.min(vector.width() - 1, axes.across());
                    units[1] = at + Math.min(vector.width() - 1, axes.up());
                }
            }
            at += vector.width();
        }
        StatePlane plane;
        float[] w = new float[n];
        double[] shares = {Double.NaN, Double.NaN, Double.NaN};
        if (axes.areComponents()) {
            PrincipalComponents components = PrincipalComponents.of(of(visited.states, chosen));
            plane = facing(plane(components, visited.states, chosen), before);
            shares = new double[] {components.share(0), components.share(1), components.share(2)};
            w = facing(third(components, chosen), before == null || before.w.length != n ? w : before.w);
        } else {
            plane = StatePlane.ofElements(units[0], units[1], visited.states[0]);
        }
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (float[] state : visited.states) {
            least[0] = Math.min(least[0], plane.a(state, 0));
            least[1] = Math.min(least[1], plane.b(state, 0));
            most[0] = Math.max(most[0], plane.a(state, 0));
            most[1] = Math.max(most[1], plane.b(state, 0));
        }
        return new Seen(visited, layer, axes, plane, w, shares, least, most);
    }

    /** What is chosen of each state. */
    private static float[][] of(float[][] states, boolean[] chosen) {
        int count = 0;
        for (boolean one : chosen) {
            count += one ? 1 : 0;
        }
        float[][] parts = new float[states.length][count];
        for (int t = 0; t < states.length; t++) {
            int k = 0;
            for (int j = 0; j < chosen.length; j++) {
                if (chosen[j]) {
                    parts[t][k++] = states[t][j];
                }
            }
        }
        return parts;
    }

    /** The plane of the components of what is chosen, in the space of all. */
    private static StatePlane plane(PrincipalComponents components, float[][] states, boolean[] chosen) {
        StatePlane part = StatePlane.of(components, 0, 1);
        int n = chosen.length;
        float[] centre = states[0].clone();
        float[] u = new float[n];
        float[] v = new float[n];
        int k = 0;
        for (int j = 0; j < n; j++) {
            if (chosen[j]) {
                centre[j] = part.centre()[k];
                u[j] = part.u()[k];
                v[j] = part.v()[k++];
            }
        }
        return new StatePlane(centre, u, v);
    }

    private static float[] third(PrincipalComponents components, boolean[] chosen) {
        float[] w = new float[chosen.length];
        int k = 0;
        for (int j = 0; j < w.length; j++) {
            w[j] = chosen[j] ? (float) components.weight(2, k++) : 0;
        }
        return w;
    }

    /** Turned so that the picture does not flip when the model has changed a little. */
    private static StatePlane facing(StatePlane plane, Seen before) {
        if (before == null || !before.axes.areComponents() || before.plane.u().length != plane.u().length) {
            return plane;
        }
        return new StatePlane(plane.centre(), facing(plane.u(), before.plane.u()), facing(plane.v(), before.plane.v()));
    }

    private static float[] facing(float[] direction, float[] before) {
        double same = 0;
        for (int j = 0; j < direction.length; j++) {
            same += direction[j] * before[j];
        }
        float[] turned = direction.clone();
        for (int j = 0; j < turned.length && same < 0; j++) {
            turned[j] = -turned[j];
        }
        return turned;
    }

    /** The parallel plane through a state: each state lies in it where it lay before. */
    private static StatePlane through(StatePlane plane, float[] state) {
        double a = plane.a(state, 0);
        double b = plane.b(state, 0);
        float[] centre = new float[state.length];
        for (int j = 0; j < centre.length; j++) {
            centre[j] = (float) (state[j] - a * plane.u()[j] - b * plane.v()[j]);
        }
        return new StatePlane(centre, plane.u(), plane.v());
    }

    /** All that is visited and room around it, as wide by its height as the picture is. */
    private static double[][] corners(Seen seen, double aspect) {
        double wide = Math.max(1e-6, seen.most[0] - seen.least[0]) * (1 + 2 * ROOM);
        double high = Math.max(1e-6, seen.most[1] - seen.least[1]) * (1 + 2 * ROOM);
        wide = Math.max(wide, high * aspect);
        high = Math.max(high, wide / aspect);
        double a = (seen.least[0] + seen.most[0]) / 2;
        double b = (seen.least[1] + seen.most[1]) / 2;
        return new double[][] {{a - wide / 2, b - high / 2}, {a + wide / 2, b + high / 2}};
    }

    /** The third component, and where one step takes some of the states. */
    private Portrait.Space space(PortraitQuestion question) {
        int count = Math.min(ARROWS_IN_SPACE, seen.visited.states.length);
        float[] all = Trajectory.spread(seen.visited.states, count);
        StateUpdate map = update(question, count);
        float[] moved = new float[all.length];
        map.apply(all, moved);
        Portrait.Space space = new Portrait.Space(seen.w, seen.plane.centre(), seen.shares[2], new double[3], new double[3],
                rows(all, count), rows(moved, count));
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float[] state : seen.visited.states) {
            low = Math.min(low, space.c(state));
            high = Math.max(high, space.c(state));
        }
        double[] centre = {(seen.least[0] + seen.most[0]) / 2, (seen.least[1] + seen.most[1]) / 2, (low + high) / 2};
        double[] half = {half(seen.least[0], seen.most[0]), half(seen.least[1], seen.most[1]), half(low, high)};
        return new Portrait.Space(space.w(), space.origin(), space.share(), centre, half, space.from(), space.to());
    }

    private static double half(double low, double high) {
        return Math.max(1e-6, (high - low) / 2 * (1 + ROOM));
    }

    private static float[][] rows(float[] all, int count) {
        int n = all.length / count;
        float[][] rows = new float[count][];
        for (int b = 0; b < count; b++) {
            rows[b] = Arrays.copyOfRange(all, b * n, (b + 1) * n);
        }
        return rows;
    }

    private VectorField field(PortraitQuestion question, StatePlane plane, double[][] corners) {
        int columns = (int) Math.max(4, Math.round(ARROWS * Math.sqrt(question.aspect())));
        int rows = (int) Math.max(4, Math.round(ARROWS / Math.sqrt(question.aspect())));
        return VectorField.of(update(question, columns * rows), plane, columns, rows, corners[0][0], corners[1][0], corners[0][1], corners[1][1]);
    }

    private StateUpdate update(PortraitQuestion question, int states) {
        Course course = question.course();
        if (update == null || !update.course.equals(course) || update.map.states() != states) {
            update = new Update(course, course.update(states, kernels));
        }
        update.map.enter(course.input(question.held(), kernels));
        return update.map;
    }
}
