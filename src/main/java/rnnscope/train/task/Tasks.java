package rnnscope.train.task;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import rnnscope.language.Words;

/** Registry of tasks. */
public final class Tasks {
    /**
     * A task of any size.
     *
     * @param name  what stands before the colon: "adding"
     * @param size  the letter for its size: "T"
     * @param least least size
     * @param most  greatest size
     * @param usual size where none is given
     */
    public record Family(String name, String size, int least, int most, int usual, IntFunction<Task> tasks) {

        /** @throws IllegalArgumentException in words for the user when the size makes no sense */
        public Task of(int value) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(Words.of("train.task.bad-size", size, name, least, most, value));
            }
            return tasks.apply(value);
        }

        /** The task of the usual size. */
        public Task ofUsualSize() {
            return of(usual);
        }
    }

    private static final List<Family> ALL = List.of(
            new Family("adding", "T", 2, 10_000, 100, AddingProblem::new),
            new Family("copy", "T", 1, 9_980, 20, CopyProblem::new),
            new Family("order", "T", 10, 10_000, 30, TemporalOrder::new),
            new Family("flipflop", "T", 4, 10_000, 50, FlipFlop::new),
            new Family("sine", "T", 2, 10_000, 100, SineWave::new),
            new Family("context", "T", 2, 10_000, 30, EvidenceInContext::new),
            new Family("match", "T", 1, 2_000, 10, MatchToSample::new),
            new Family("anbn", "N", 2, 40, 10, n -> new CountingLanguage(2, n)),
            new Family("anbncn", "N", 2, 30, 8, n -> new CountingLanguage(3, n)),
            new Family("dyck1", "D", 1, 40, 8, d -> new DyckLanguage(1, d)),
            new Family("dyck2", "D", 1, 10, 5, d -> new DyckLanguage(2, d)));

    private Tasks() {}

    /** In the order of a chooser. */
    public static List<Family> all() {
        return ALL;
    }

    /** Whether {@code name} names a task, of whatever size. */
    public static boolean isTask(String name) {
        return family(name).isPresent();
    }

    /**
     * The task of this name, "adding:100"; of the usual size without a colon.
     *
     * @throws IllegalArgumentException in words for the user when there is none
     */
    public static Task of(String name) {
        Family family = family(name).orElseThrow(() -> new IllegalArgumentException(Words.of("train.task.none", name,
                ALL.stream().map(f -> f.name() + ":" + f.size()).collect(Collectors.joining(", ")))));
        if (!name.contains(":")) {
            return family.ofUsualSize();
        }
        String size = name.substring(name.indexOf(':') + 1);
        if (!size.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(Words.of("train.task.not-whole", family.size(), family.name(), size));
        }
        return family.of(Integer.parseInt(size));
    }

    /** The tasks that {@code name} is one of, of whatever size. */
    public static Optional<Family> family(String name) {
        String before = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        return ALL.stream().filter(f -> f.name().equals(before)).findFirst();
    }
}
