package rnnscope.figure.sequence;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Numbers that a network puts out at one step, each beside what should come out and how far off it is.
 *
 * @param names   of the outputs
 * @param outputs what comes out; not modified
 * @param targets what should; NaN where that is not known; not modified
 */
public record OutputsFigure(List<String> names, float[] outputs, float[] targets) implements Figure {
    private static final double NAME = 12;
    private static final double HEAD = 20;
    private static final double ROW = 26;
    private static final double NUMBER = 18;
    /** Width of a letter of the numbers, of their size. */
    private static final double LETTER = 0.6;
    /** Of the width, where the columns begin. */
    private static final double[] COLUMNS = {0, 0.34, 0.56, 0.78};

    @Override
    public void paint(Graphics2D g, double width, double height, Look look) {
        boolean known = IntStream.range(0, targets.length).anyMatch(i -> !Float.isNaN(targets[i]));
        write(g, 1, width, NAME, Words.of("figure.sequence.output"), look.fonts().ui(NAME), look.muted(), look);
        if (known) {
            write(g, 2, width, NAME, Words.of("figure.sequence.target"), look.fonts().ui(NAME), look.muted(), look);
            write(g, 3, width, NAME, Words.of("figure.sequence.error"), look.fonts().ui(NAME), look.muted(), look);
        }
        for (int i = 0; i < rows(height); i++) {
            double baseline = HEAD + ROW * i + 18;
            // Six letters of a column's width, with one to the next.
            Font number = look.fonts().monoSemiBold(Math.min(NUMBER, (COLUMNS[2] - COLUMNS[1]) * width / 7 / LETTER));
            GlyphRuns.draw(g, name(i, COLUMNS[1] * width - 8, look), look.fonts().ui(NAME), look, look.ink(), 0, baseline - 2);
            write(g, 1, width, baseline, Numbers.signed(outputs[i], 3), number, LabelPen.colour(look, ForecastFigure.FORECAST), look);
            if (!Float.isNaN(targets[i])) {
                write(g, 2, width, baseline, Numbers.signed(targets[i], 3), number, look.ink(), look);
                write(g, 3, width, baseline, Numbers.signed(outputs[i] - targets[i], 3), number, look.muted(), look);
            }
        }
    }

    private String name(int i, double room, Look look) {
        String name = names.get(i);
        while (name.length() > 2 && GlyphRuns.width(name, look.fonts().ui(NAME), look.fonts()) > room) {
            name = name.substring(0, name.length() - 2) + "…";
        }
        return name;
    }

    /** How many fit. */
    private int rows(double height) {
        return Math.max(1, Math.min(outputs.length, (int) ((height - HEAD) / ROW)));
    }

    private static void write(Graphics2D g, int column, double width, double baseline, String words, Font font, Color colour,
            Look look) {
        GlyphRuns.draw(g, words, font, look, colour, COLUMNS[column] * width, baseline);
    }

    /** "Output 0.512, target 0.498, error 0.014". */
    public String words() {
        return IntStream.range(0, outputs.length).mapToObj(this::words).collect(Collectors.joining("; "));
    }

    private String words(int i) {
        return Float.isNaN(targets[i]) ? Words.of("figure.sequence.output-is", names.get(i), Numbers.signed(outputs[i], 3))
                : Words.of("figure.sequence.output-target", names.get(i), Numbers.signed(outputs[i], 3),
                        Numbers.signed(targets[i], 3), Numbers.signed(outputs[i] - targets[i], 3));
    }

    @Override
    public Hit at(double x, double y, double width, double height) {
        int row = (int) Math.floor((y - HEAD) / ROW);
        return row < 0 || row >= rows(height) ? null : new Hit(-1, -1, null, words(row), null);
    }

    @Override
    public NumberTable numbers() {
        return NumberTable.of(outputs.length).with("name", names::get).with("output", i -> outputs[i])
                .with("target", i -> Float.isNaN(targets[i]) ? null : targets[i]).build();
    }
}
