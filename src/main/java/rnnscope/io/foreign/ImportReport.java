package rnnscope.io.foreign;

import java.util.ArrayList;
import java.util.List;
import rnnscope.language.Words;

/**
 * Report on a file of another program after it was opened: what was taken for what.
 *
 * @param format    "a PyTorch state_dict"
 * @param summary   the network in one line: "LSTM, 1 layer of 6 units"
 * @param rows      tensor by tensor
 * @param unused    what the file has besides, with the reason
 * @param guesses   what the file does not say, a sentence each
 * @param questions what is open
 */
public record ImportReport(String format, String summary, List<Row> rows, List<String> unused, List<String> guesses,
        List<OpenQuestion> questions) {
    /**
     * @param from tensors of the file
     * @param as   their place in the network
     */
    public record Row(String from, String as) {}

    public ImportReport {
        rows = List.copyOf(rows);
        unused = List.copyOf(unused);
        guesses = List.copyOf(guesses);
        questions = List.copyOf(questions);
    }

    /** All of it as lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Words.of("io.report.as", format, summary));
        rows.forEach(row -> lines.add(Words.of("io.report.row", row.from, row.as)));
        unused.forEach(line -> lines.add(Words.of("io.report.unused", line)));
        guesses.forEach(line -> lines.add(Words.of("io.report.guessed", line)));
        return lines;
    }
}
