package rnnscope.train.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.text.ReadText;
import rnnscope.text.TokenSequence;
import rnnscope.train.example.digit.DigitPicture;
import rnnscope.train.example.digit.DrawnDigit;

/** Parser of sources that people type, to what a model reads. */
public final class Sources {
    /** Numbers of a source in which steps come many times, at most. */
    private static final int MOST_NUMBERS = 1_000_000;

    private Sources() {}

    /**
     * A text for a model that reads symbols. Of what reads numbers: figures for a number in words; a picture in
     * rows of {@code .} (dark), {@code #} (light) or figures between (1 to 9), apart by strokes or line ends; a {@link Film}
     * as what a shape does; for others the numbers themselves, apart by spaces or commas, with ×N after a step that comes N
     * times; of a digit to draw, what {@link DrawnDigit#parse} reads.
     *
     * @throws IllegalArgumentException in words for the user when it is none
     */
    public static Batch read(Model model, String text) {
        if (model.spec().wiring().shape().asks()) {
            return question(model, text);
        }
        if (model.spec().readsSymbols()) {
            TokenSequence tokens = ReadText.of(model.tokenizer(), text).tokens();
            return new Batch(tokens.ids(0, tokens.length()), new float[0], new int[0], new float[0]);
        }
        if (isDrawnDigit(model.spec())) {
            DrawnDigit digit = DrawnDigit.parse(text);
            if (digit == null) {
                throw new IllegalArgumentException(Words.of("train.source.digit", text));
            }
            return ExampleTasks.drawn(digit);
        }
        float[] inputs = model.spec().glimpses() ? picture(text, model.spec().pictureSide())
                : switch (model.card().corpus()) {
            case "task numbers" -> figures(text, model.spec().inputs() / 10);
            case "task shapes" -> Pictures.cells(picture(text, Pictures.SIDE));
            case "task glance", "task features" -> picture(text, Pictures.SIDE);
            case "task moving", "task moves" -> Film.of(text).levels();
            default -> numbers(text, model.spec().inputs());
        };
        return new Batch(new int[0], inputs, new int[0], new float[0]);
    }

    /**
     * The inverse: what people would type for a source of one sequence. Of a picture, the grey levels in tenths; of steps that
     * are alike, one with their number.
     */
    public static String text(Model model, Batch source) {
        if (model.spec().wiring().shape().asks()) {
            return pixels(Pictures.ofCells(source.inputs()), Pictures.SIDE) + " " + model.tokenizer().decode(source.tokens());
        }
        if (model.spec().readsSymbols()) {
            return model.tokenizer().decode(source.tokens());
        }
        float[] inputs = source.inputs();
        if (isDrawnDigit(model.spec())) {
            return DrawnDigit.of(inputs).text();
        }
        return model.spec().glimpses() ? pixels(inputs, model.spec().pictureSide()) : switch (model.card().corpus()) {
            case "task numbers" -> IntStream.range(0, inputs.length).filter(i -> inputs[i] > 0)
                    .mapToObj(i -> Integer.toString(i % 10)).collect(Collectors.joining());
            case "task shapes" -> pixels(Pictures.ofCells(inputs), Pictures.SIDE);
            case "task glance", "task features" -> pixels(inputs, Pictures.SIDE);
            case "task moving", "task moves" -> Film.ofLevels(inputs).text();
            default -> text(inputs, model.spec().inputs());
        };
    }

    private static boolean isDrawnDigit(ModelSpec spec) {
        return spec.draws() && spec.inputs() == DrawnDigit.GIVEN && spec.pictureSide() == DigitPicture.SIDE;
    }

    private static String text(float[] numbers, int width) {
        List<String> steps = new ArrayList<>();
        for (int from = 0; from < numbers.length; ) {
            int end = from + width;
            while (end < numbers.length && Arrays.equals(numbers, from, from + width, numbers, end, end + width)) {
                end += width;
            }
            int alike = (end - from) / width;
            String step = IntStream.range(from, from + width).mapToObj(i -> Float.toString(numbers[i]))
                    .collect(Collectors.joining(" "));
            if (alike > 2) {
                steps.add(step + " ×" + alike);
            } else {
                steps.addAll(Collections.nCopies(alike, step));
            }
            from = end;
        }
        return String.join(", ", steps);
    }

    /** A picture without spaces, and behind it a question. */
    private static Batch question(Model model, String text) {
        String[] parts = text.strip().split("\\s+", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException(Words.of("train.source.question", Pictures.SIDE, text));
        }
        TokenSequence tokens = ReadText.of(model.tokenizer(), parts[1]).tokens();
        return new Batch(tokens.ids(0, tokens.length()), Pictures.cells(picture(parts[0], Pictures.SIDE)), new int[0], new float[0]);
    }

    /** A picture in rows of ., # and figures, apart by strokes. */
    static String pixels(float[] picture, int side) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < picture.length; i++) {
            int tenths = Math.round(10 * picture[i]);
            text.append(i > 0 && i % side == 0 ? "/" : "")
                    .append(tenths == 0 ? '.' : tenths >= 10 ? '#' : (char) ('0' + tenths));
        }
        return text.toString();
    }

    /** Each figure as one of ten. */
    static float[] figures(String text, int count) {
        if (!text.matches("\\d{1," + count + "}")) {
            throw new IllegalArgumentException(Words.of("train.source.figures", count, text));
        }
        float[] given = new float[10 * count];
        for (int i = 0; i < count; i++) {
            int missing = count - text.length();
            given[10 * i + (i < missing ? 0 : text.charAt(i - missing) - '0')] = 1;
        }
        return given;
    }

    /** A picture, row after row, dark 0 to light 1. */
    static float[] picture(String text, int side) {
        String cells = String.join("", text.strip().split("[/\\s]+"));
        if (!cells.matches("[.#0-9]{" + side * side + "}")) {
            throw new IllegalArgumentException(Words.of("train.source.picture", side));
        }
        float[] picture = new float[cells.length()];
        for (int i = 0; i < picture.length; i++) {
            char cell = cells.charAt(i);
            picture[i] = cell == '.' ? 0 : cell == '#' ? 1 : (cell - '0') / 10f;
        }
        return picture;
    }

    static float[] numbers(String text, int width) {
        String[] parts = Stream.of(text.split("[,\\s]+")).filter(part -> !part.isEmpty()).toArray(String[]::new);
        List<Float> numbers = new ArrayList<>();
        for (String part : parts) {
            if (part.matches("[×x]\\d{1,6}") && !numbers.isEmpty()) {
                repeat(numbers, width, Integer.parseInt(part.substring(1)));
            } else {
                numbers.add(number(part, text));
            }
        }
        requireWhole(numbers.size(), width);
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i);
        }
        return values;
    }

    /** The last step comes so many times in all. */
    private static void repeat(List<Float> numbers, int width, int times) {
        requireWhole(numbers.size(), width);
        if (times < 1 || (long) times * width + numbers.size() > MOST_NUMBERS) {
            throw new IllegalArgumentException(Words.of("train.source.times", times, MOST_NUMBERS / width));
        }
        List<Float> last = List.copyOf(numbers.subList(numbers.size() - width, numbers.size()));
        for (int i = 1; i < times; i++) {
            numbers.addAll(last);
        }
    }

    private static void requireWhole(int count, int width) {
        if (count % width != 0) {
            throw new IllegalArgumentException(Words.of("train.source.steps", count, width));
        }
    }

    private static float number(String part, String text) {
        try {
            return (float) Double.parseDouble(part);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Words.of("train.source.numbers", text), e);
        }
    }
}
