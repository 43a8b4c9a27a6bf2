package rnnscope.session.reading;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;

/** Reader of texts with a model and with its edits, as far as a trace needs it. Works in the background. */
final class Readings {
    private final Kernels kernels;
    /** Traces under way: while there are any, reading ahead gives way. */
    private final AtomicInteger urgent = new AtomicInteger();
    private Consumer<Reading> onRead = reading -> {};

    Readings(Kernels kernels) {
        this.kernels = kernels;
    }

    /** Who is told when a reading has come further, in the background. */
    void setOnRead(Consumer<Reading> action) {
        onRead = action;
    }

    boolean isUrgent() {
        return urgent.get() > 0;
    }

    /**
     * A text from its start, by a model as it was opened.
     *
     * @param old what showed before: where that is much the same, it is gone on from there; may be null
     */
    Reading begin(Model opened, TokenSequence tokens, Excerpt old) {
        Reading reading = new Reading(kernels, opened, tokens);
        if (old != null) {
            reading.adopt(old.original());
        }
        return reading;
    }

    /**
     * A stretch of a text.
     *
     * @param original by the model as it was opened
     * @param edits    of that model
     * @param old      what showed before, or null
     */
    Excerpt excerpt(SourceText source, Reading original, ModelEdits edits, int from, int end, Excerpt old,
            BooleanSupplier wanted) {
        Trace before = trace(original, from, end, wanted);
        if (edits.isEmpty()) {
            return new Excerpt(source, original, before, original, before, false);
        }
        Reading reading = original.by(edits.applyTo(original.model()));
        if (old != null) {
            reading.adopt(old.reading());
        }
        return edited(source, reading, original, before, from, end);
    }

    /** Another stretch of what shows. */
    Excerpt stretch(Excerpt now, int from, int end, BooleanSupplier wanted) {
        boolean there = now.before().start() == from && now.before().end() == end;
        Trace before = there ? now.before() : trace(now.original(), from, end, wanted);
        if (!now.isEdited()) {
            return new Excerpt(now.source(), now.reading(), before, now.original(), before, false);
        }
        return edited(now.source(), now.reading(), now.original(), before, from, end);
    }

    /** The same stretch of the same text by the same model, edited otherwise. */
    Excerpt edit(Excerpt now, ModelEdits edits) {
        if (edits.isEmpty()) {
            return new Excerpt(now.source(), now.original(), now.before(), now.original(), now.before(), false);
        }
        Reading reading = now.original().by(edits.applyTo(now.original().model()));
        reading.adopt(now.reading());
        return edited(now.source(), reading, now.original(), now.before(), now.before().start(), now.before().end());
    }

    private Excerpt edited(SourceText source, Reading reading, Reading original, Trace before, int from, int end) {
        reading.adopt(original);
        if (reading.reaches(from)) {
            return new Excerpt(source, reading, reading.trace(from, end), original, before, false);
        }
        boolean exact = reading.reaches(Reading.nearStart(from));
        Trace trace = reading.near(exact ? reading : original, from, end);
        return new Excerpt(source, reading, trace, original, before, !exact);
    }

    /** What an approximate excerpt is about, exactly. */
    Excerpt exact(Excerpt near, BooleanSupplier wanted) {
        Trace trace = trace(near.reading(), near.trace().start(), near.trace().end(), wanted);
        return new Excerpt(near.source(), near.reading(), trace, near.original(), near.before(), false);
    }

    /** The exact trace of a stretch, reading on to where it begins if need be, for as long as it is wanted. */
    private Trace trace(Reading reading, int from, int to, BooleanSupplier wanted) {
        if (reading.reaches(from)) {
            return reading.trace(from, to);
        }
        urgent.incrementAndGet();
        try {
            reading.readAll((done, total) -> {
                onRead.accept(reading);
                return done < from && wanted.getAsBoolean();
            });
            if (!wanted.getAsBoolean()) {
                throw new CancellationException();
            }
            return reading.trace(from, to);
        } finally {
            urgent.decrementAndGet();
        }
    }
}
