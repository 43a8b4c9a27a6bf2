package rnnscope.view.dynamics;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.figure.Numbers;
import rnnscope.figure.dynamics.PhasePortraitFigure;
import rnnscope.language.Words;

/** Words about fixed and slow points. */
final class PointWords {
    private PointWords() {}

    static PhasePortraitFigure.Kind kind(FixedPoint.Kind kind) {
        return switch (kind) {
            case STABLE -> PhasePortraitFigure.Kind.STABLE;
            case SADDLE -> PhasePortraitFigure.Kind.SADDLE;
            case UNSTABLE -> PhasePortraitFigure.Kind.UNSTABLE;
        };
    }

    /** "stable", "saddle, slow". */
    static String kind(FixedPoint point) {
        String kind = switch (point.kind()) {
            case STABLE -> Words.of("dynamics.point.stable");
            case SADDLE -> Words.of("dynamics.point.saddle");
            case UNSTABLE -> Words.of("dynamics.point.unstable");
        };
        return point.isFixed() ? kind : Words.of("dynamics.point.slow", kind);
    }

    /** "8 stable, 9 saddles": what rests by its kind, and then what is slow; "" of none. */
    static String counts(List<FixedPoint> points) {
        StringJoiner words = new StringJoiner(", ");
        for (FixedPoint.Kind kind : FixedPoint.Kind.values()) {
            add(words, "dynamics.points." + kind.name().toLowerCase(Locale.ROOT),
                    points.stream().filter(point -> point.isFixed() && point.kind() == kind).count());
        }
        add(words, "dynamics.points.slow", points.stream().filter(point -> !point.isFixed()).count());
        return words.toString();
    }

    private static void add(StringJoiner words, String key, long count) {
        if (count > 0) {
            words.add(Words.count(key, count));
        }
    }

    /** The speed with as many figures as matter. */
    static String speed(FixedPoint point) {
        return point.speed() == 0 ? "0" : Numbers.scientific(point.speed(), 2);
    }

    /** The longest time constant: of the slowest direction that fades, or leaves. */
    static String slowest(FixedPoint point) {
        double most = 0;
        for (int i = 0; i < point.eigenvalues().size(); i++) {
            most = Math.max(most, Math.abs(point.timeConstant(i)));
        }
        return Double.isInfinite(most) ? "∞" : Numbers.signed(most, most < 10 ? 1 : 0);
    }

    /** All of it, for a tooltip. */
    static String all(FixedPoint point, int number) {
        return Words.of("dynamics.point.all", number + 1, kind(point), speed(point), point.unstableDirections(),
                point.eigenvalues().size(), slowest(point), point.found());
    }
}
