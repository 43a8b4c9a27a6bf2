package rnnscope.train.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.text.SeriesTable;
import rnnscope.text.TextFileException;
import rnnscope.text.Tokenizer;
import rnnscope.train.TrainingSpec;

/**
 * Task of a user's own series: from some columns of a table of numbers the others at every step, as in
 * "series:force.csv:torque", which predicts the column "torque" from all others; an empty cell of a target is not asked for.
 * Where the table has {@value #MANY} series or more, the last fifth of them is held out, else the last fifth of the steps of
 * each. What is longer than {@value #WINDOW} steps is learned in pieces that overlap, each beginning with an empty memory.
 */
final class SeriesTask implements ExampleTask {
    static final String PREFIX = "series:";
    private static final int WINDOW = 100;
    private static final int STRIDE = 25;
    private static final int MANY = 5;
    private static final int PARTS = 5;
    private static final int LEAST_STEPS = 10;
    private static final int UNITS = 32;
    private static final int BATCH = 16;
    private static final int UPDATES = 1_500;
    /** A network that begins with small weights learns numbers of this size; others take very long. */
    private static final double LARGE = 10;
    private static final double SMALL = 0.01;

    private final SeriesTable table;
    private final List<Integer> inputs;
    private final List<Integer> targets;
    private final List<Batch> training = new ArrayList<>();
    private final List<Batch> heldOut = new ArrayList<>();

    private SeriesTask(SeriesTable table, List<Integer> targets) throws TextFileException {
        this.table = table;
        this.targets = targets;
        this.inputs = IntStream.range(0, table.width()).filter(k -> !targets.contains(k)).boxed().toList();
        if (inputs.isEmpty()) {
            throw new TextFileException(table.file(), Words.of("train.series.nothing-enters"));
        }
        if (table.steps() < LEAST_STEPS) {
            throw new TextFileException(table.file(), Words.of("train.series.short", table.steps(), LEAST_STEPS));
        }
        table.requireWhole(inputs);
        int count = table.series().size();
        for (int s = 0; s < count; s++) {
            int steps = table.lines().get(s).length;
            boolean whole = count >= MANY;
            int learned = !whole ? steps - steps / PARTS : s < count - Math.max(1, count / PARTS) ? steps : 0;
            cut(s, 0, learned, STRIDE, training);
            cut(s, learned, steps, WINDOW, heldOut);
        }
        if (training.isEmpty() || heldOut.isEmpty()) {
            throw new TextFileException(table.file(), Words.of("train.series.no-target"));
        }
    }

    /** Whether a name is that of a user's own series. */
    static boolean isOne(String name) {
        return name.startsWith(PREFIX);
    }

    /**
     * The task of a name, "series:force.csv" or "series:force.csv:torque,angle". Without columns, those are predicted whose names
     * begin with "target", or the last.
     *
     * @throws IllegalArgumentException in words for the user where the file is no such table
     */
    static SeriesTask of(String name) {
        try {
            SeriesTable table = SeriesTable.read(Path.of(file(name)));
            List<Integer> targets = table.columns(columns(name));
            return new SeriesTask(table, targets.isEmpty() ? usual(table) : targets);
        } catch (TextFileException e) {
            throw new IllegalArgumentException(e.getMessage().replaceFirst("\\.$", ""), e);
        }
    }

    /** The file of a name. */
    static String file(String name) {
        String rest = name.substring(PREFIX.length());
        int colon = colon(rest);
        return colon < 0 ? rest : rest.substring(0, colon);
    }

    /** The columns of a name. */
    static List<String> columns(String name) {
        String rest = name.substring(PREFIX.length());
        int colon = colon(rest);
        return colon < 0 ? List.of() : Arrays.stream(rest.substring(colon + 1).split(",")).map(String::strip)
                .filter(column -> !column.isEmpty()).distinct().toList();
    }

    /** Where the columns begin; −1 where there are none. A path may have a colon too, as that of a drive. */
    private static int colon(String rest) {
        int colon = rest.lastIndexOf(':');
        return colon > 1 && rest.indexOf('/', colon) < 0 && rest.indexOf('\\', colon) < 0 ? colon : -1;
    }

    private static List<Integer> usual(SeriesTable table) {
        List<Integer> named = IntStream.range(0, table.width())
                .filter(k -> table.names().get(k).toLowerCase(Locale.ROOT).startsWith("target")).boxed().toList();
        return named.isEmpty() ? List.of(table.width() - 1) : named;
    }

    /** The task that a model learned, as its card says; empty where the file is not there any more or is another. */
    static Optional<ExampleTask> learned(String corpus) {
        return SeriesNames.task(corpus).filter(name -> Files.exists(Path.of(SeriesNames.file(corpus)))).flatMap(name -> {
            try {
                SeriesTask task = of(name);
                return task.cardName().equals(corpus) ? Optional.of(task) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private void cut(int series, int from, int to, int stride, List<Batch> pieces) {
        float[] read = table.values(series, inputs);
        float[] asked = table.values(series, targets);
        for (int begin = from; begin < to; begin += stride) {
            int end = Math.min(to, begin + WINDOW);
            float[] numbers = Arrays.copyOfRange(asked, begin * targets.size(), end * targets.size());
            if (IntStream.range(0, numbers.length).anyMatch(i -> !Float.isNaN(numbers[i]))) {
                pieces.add(new Batch(new int[0], Arrays.copyOfRange(read, begin * inputs.size(), end * inputs.size()),
                        new int[0], numbers));
            }
            if (end == to) {
                return;
            }
        }
    }

    private List<String> names(List<Integer> columns) {
        return columns.stream().map(table.names()::get).toList();
    }

    /** Of the columns that are predicted. */
    List<String> targets() {
        return names(targets);
    }

    @Override
    public String id() {
        return PREFIX + table.file() + ":" + String.join(",", targets());
    }

    @Override
    public String cardName() {
        return SeriesNames.onCard(table.file().toString(), names(inputs), targets());
    }

    /** Columns whose numbers are so large or small that they are better scaled before they are learned. */
    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (int column = 0; column < table.width(); column++) {
            double most = 0;
            for (float[] one : table.series()) {
                for (int i = column; i < one.length; i += table.width()) {
                    most = Float.isNaN(one[i]) ? most : Math.max(most, Math.abs(one[i]));
                }
            }
            if (most > LARGE || most < SMALL) {
                remarks.add(Words.of("train.series.scale", table.names().get(column), most));
            }
        }
        return remarks;
    }

    @Override
    public Tokenizer tokenizer() {
        return ExampleTasks.NONE;
    }

    @Override
    public Tokenizer output() {
        return ExampleTasks.NONE;
    }

    @Override
    public List<Batch> training() {
        return List.copyOf(training);
    }

    @Override
    public List<Batch> heldOut() {
        return List.copyOf(heldOut);
    }

    @Override
    public Batch solved(String source) {
        return null;
    }

    @Override
    public ModelSpec model() {
        return new ModelSpec("gru", 1, UNITS, 0, 0, 0, false, inputs.size(), targets.size());
    }

    @Override
    public TrainingSpec training(int steps, long seed) {
        int half = epochs() / 2;
        return new Recipe(BATCH, 0.005, Math.round(1000 * Math.pow(0.1, 1.0 / half)) / 1000.0, half, epochs()).training(steps, seed);
    }

    /** As many as take about {@value #UPDATES} updates. */
    @Override
    public int epochs() {
        int batches = (training.size() + BATCH - 1) / BATCH;
        return Math.max(20, UPDATES / batches);
    }
}
