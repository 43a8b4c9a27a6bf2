package rnnscope.session.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.text.pair.Sentiment;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.example.Sources;
import rnnscope.train.example.digit.DigitPicture;

/** Examples of the task that a model learned: some to choose from, and what should come out of each. Immutable. */
final class TaskExamples {
    private static final String PICTURE =
            "......../.###..../.#.#..../.###..../......../.....#../....###./.....#..";
    private static final String QUESTION =
            "......../.###..#./.#.#.###/.###..#./......../.#.#..../..#...../.#.#.... what is left of the plus ?";
    private static final String FILM = "plus 9,3 up up right right still turns down down right right";
    private static final int CHOICES = 12;
    /** Numbers that an example names, at most. */
    private static final int MOST_NUMBERS = 6;
    private static final Map<String, String> FIRST = Map.ofEntries(
            Map.entry("task english-korean", "the soldier worked because we called the black bird."),
            Map.entry("task dates", "Monday, the 10th of March 1958"),
            Map.entry("task reverse", "stressed"),
            Map.entry("task sort", "espresso"),
            Map.entry("task sort-in-place", "espresso"),
            Map.entry("task masked", "the MASK writes MASK novel in the MASK"),
            Map.entry("task numbers", "317"),
            Map.entry("task shapes", PICTURE),
            Map.entry("task glance", PICTURE),
            Map.entry("task features", PICTURE),
            Map.entry("task sine", "0.3 ×100"),
            Map.entry("task sentiment", Sentiment.LECTURE.source()),
            Map.entry("task questions", QUESTION),
            Map.entry("task moving", FILM),
            Map.entry("task moves", FILM),
            Map.entry("task draw", "7 0.20 0.70 2.30 14.0 14.0"),
            Map.entry("task pos", "her duck should plan her."));

    /** Null where it is not known. */
    private final ExampleTask task;
    private final String corpus;
    private final ModelSpec spec;
    private final Map<String, Batch> known;
    private final List<Example> choices;

    private TaskExamples(Model model, ExampleTask task, Map<String, Batch> known, List<Example> choices) {
        this.task = task;
        this.corpus = model.card().corpus();
        this.spec = model.spec();
        this.known = known;
        this.choices = choices;
    }

    /** Nothing is known yet of the task of this model. */
    static TaskExamples unknown(Model model) {
        return new TaskExamples(model, null, Map.of(), List.of());
    }

    /** Makes the examples of the task that this model's card names, which takes a while; of others nothing is known. */
    static TaskExamples of(Model model) {
        ExampleTask task = ExampleTasks.learned(model.card().corpus()).orElse(null);
        if (task == null) {
            return unknown(model);
        }
        Map<String, Batch> known = new HashMap<>();
        List<Batch> lecture = ExampleTasks.lecture(task);
        Stream.of(task.training(), task.heldOut(), lecture).flatMap(List::stream)
                .forEach(batch -> known.putIfAbsent(Sources.text(model, batch), batch));
        List<Example> some = new ArrayList<>();
        lecture.forEach(batch -> some.add(new Example(Sources.text(model, batch), answer(model, batch))));
        List<Batch> sorted = task.heldOut().stream().sorted(Comparator.comparingInt(TaskExamples::size)).toList();
        int count = Math.min(CHOICES, sorted.size());
        for (int i = 0; i < count; i++) {
            Batch batch = sorted.get((int) ((2L * i + 1) * sorted.size() / (2 * count)));
            some.add(new Example(Sources.text(model, batch), answer(model, batch)));
        }
        return new TaskExamples(model, task, known, some.stream().distinct().toList());
    }

    /** What a lecture would begin with, where the model can read it; null else. */
    static ExampleSource first(Model model) {
        if (model.card().corpus().startsWith("task glimpses") && model.spec().glimpses()
                && model.spec().pictureSide() == DigitPicture.SIDE) {
            Batch shown = ExampleTasks.firstDigit();
            return ExampleSource.of(model, Sources.text(model, shown), shown);
        }
        String text = FIRST.get(model.card().corpus().replaceFirst(":.*", ""));
        try {
            return text == null ? null : ExampleSource.read(model, text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int size(Batch batch) {
        return Math.max(batch.tokens().length, batch.targets().length);
    }

    private static String answer(Model model, Batch batch) {
        int symbols = model.output().vocabulary().size();
        return model.spec().predictsSymbols()
                ? model.output().decode(Arrays.stream(batch.targets()).filter(k -> k >= 0 && k < symbols).toArray())
                : numbers(batch.targetNumbers());
    }

    /** The first of those that are asked for. */
    private static String numbers(float[] targets) {
        List<String> asked = IntStream.range(0, targets.length).filter(i -> !Float.isNaN(targets[i]))
                .mapToObj(i -> String.format(Locale.ROOT, "%.2f", targets[i])).limit(MOST_NUMBERS + 1).toList();
        return asked.size() <= MOST_NUMBERS ? String.join(" ", asked) : String.join(" ", asked.subList(0, MOST_NUMBERS)) + " …";
    }

    /** Whether they are those of this model's task, read as it reads. */
    boolean suit(Model model) {
        return corpus.equals(model.card().corpus()) && spec.vocabulary() == model.spec().vocabulary()
                && spec.inputs() == model.spec().inputs() && spec.wiring().symbols() == model.spec().wiring().symbols();
    }

    /** What a lecture begins with, then others from the shortest to the longest. */
    List<Example> choices() {
        return choices;
    }

    /**
     * What was typed, with what should come out where that is known.
     *
     * @throws IllegalArgumentException in words for the user when the model cannot read it
     */
    ExampleSource read(Model model, String text) {
        ExampleSource example = known(model, text);
        return example == null ? ExampleSource.read(model, text) : example;
    }

    /** What was typed, where it is known what should come out; null where it is not. */
    ExampleSource known(Model model, String text) {
        Batch example = known.get(text.strip());
        if (example == null && task != null && !text.isBlank()) {
            example = task.solved(text.strip());
        }
        return example == null ? null : ExampleSource.of(model, text, example);
    }

    /** An example of middling length, or where there is none the first symbols there are. */
    String any(Model model) {
        if (!choices.isEmpty()) {
            return choices.get(choices.size() / 2).source();
        }
        return model.spec().readsSymbols()
                ? model.tokenizer().decode(IntStream.range(0, Math.min(4, model.spec().vocabulary())).toArray())
                : Sources.text(model, new Batch(new int[0], new float[model.spec().inputs()], new int[0], new float[0]));
    }
}
