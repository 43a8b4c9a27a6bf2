package rnnscope.session.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import rnnscope.cell.Cells;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.network.Reading;
import rnnscope.session.Notice;
import rnnscope.tape.TapeLayout;
import rnnscope.text.ReadText;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

/**
 * Request to open a text, with where to begin.
 *
 * @param model as it is opened
 * @param edits of it
 * @param old   what showed before, of much the same text; null where that is something else
 */
public record Opening(Model model, ModelEdits edits, SourceText source, int step, Excerpt old) {
    /** A text is read this far before it shows; a place further on is reached while the beginning shows. */
    private static final int NEAR = 1 << 14;

    /** A model as it is in its file. */
    public Opening(Model model, SourceText source, int step) {
        this(model, ModelEdits.NONE, source, step, null);
    }

    /**
     * What has been read, enough to show it.
     *
     * @param unit that shows first
     */
    record Done(Opening opening, Excerpt excerpt, int step, int unit) {
        /** What the user should know: that the text is nothing to the model, or what was changed of it. */
        Optional<Notice> remark() {
            boolean readsNothing = excerpt.tokens().unknown() == excerpt.length()
                    && excerpt.reading().vocabulary().standIn() == Vocabulary.UNKNOWN;
            List<String> changes = excerpt.source().changes();
            return !readsNothing ? changes.isEmpty() ? Optional.empty() : Optional.of(Notice.information(
                            excerpt.source().name() + ": " + String.join(", ", changes) + "."))
                    : Optional.of(Notice.warning(Words.of("session.text.reads-nothing",
                            excerpt.source().name(), opening.model.card().name())));
        }
    }

    Done read(Readings readings, BooleanSupplier wanted) throws EmptyTextException {
        ReadText text = ReadText.of(model.tokenizer(), source.raw());
        TokenSequence tokens = text.tokens();
        if (tokens.length() == 0) {
            throw new EmptyTextException(source);
        }
        Reading original = readings.begin(model, tokens, old);
        int at = Math.max(0, Math.min(tokens.length() - 1, step));
        int first = at < NEAR || original.reaches(Excerpt.stretch(at, at + 1, tokens.length())[0]) ? at : 0;
        int[] stretch = Excerpt.stretch(first, first + 1, tokens.length());
        return done(readings.excerpt(source.as(text), original, edits, stretch[0], stretch[1], old, wanted), at);
    }

    /** The beginning of a reading, whatever its text is. */
    static Done read(Reading reading, String name, Readings readings, BooleanSupplier wanted) {
        SourceText source = new SourceText(name, reading.tokens().text());
        int[] stretch = Excerpt.stretch(0, 1, reading.tokens().length());
        return new Opening(reading.model(), source, 0).done(readings.excerpt(source, reading, ModelEdits.NONE, stretch[0],
                stretch[1], null, wanted), 0);
    }

    private Done done(Excerpt read, int at) {
        TapeLayout layout = read.trace().layout();
        return new Done(this, read, at, UnitMemory.best(read.trace(), layout.lastLayer(), Cells.of(layout.cell(layout.lastLayer())).shown()));
    }
}
