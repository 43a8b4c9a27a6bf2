package rnnscope.session.inquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.Reading;
import rnnscope.session.Session;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.train.Initialisation;

class StudyTest {
    private static final long SECOND = 1_000_000_000L;

    private final CharacterTokenizer tokenizer = CharacterTokenizer.of("abc");
    private final Session session = new Session(Kernels.plain(), Runnable::run, Runnable::run);
    private final Queue<Runnable> work = new ArrayDeque<>();
    private long now;
    private Study study;
    private int seed;

    @BeforeEach
    void open() {
        session.openModel("small", () -> model("gru"));
        session.openText("text", () -> new SourceText("text", "abcabcab"));
        study = new Study(session, work::add, Runnable::run, () -> now);
    }

    private Model model(String cell) {
        ModelSpec spec = ModelSpec.of(cell, 1, 4, 3);
        seed++;
        return new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, seed), tokenizer, ModelCard.named("" + seed));
    }

    private void learn(double seconds) {
        now += (long) (seconds * SECOND);
        session.renew(model("gru"), false);
    }

    @Test
    void atRestWhatShowsIsStudied() {
        assertSame(session.excerpt(), study.excerpt());
        session.renew(model("gru"), true);
        assertSame(session.excerpt(), study.excerpt());
        assertNull(study.past());
    }

    @Test
    void whileTheModelLearnsTheSameIsStudiedForAWhile() {
        learn(0);
        Reading first = study.excerpt().reading();
        learn(1);
        learn(1.9);
        assertSame(first, study.excerpt().reading());
        assertEquals(first.model().card().name(), study.past());
        assertTrue(study.isOf(session.excerpt().reading()));
        learn(0.2);
        assertSame(session.excerpt().reading(), study.excerpt().reading());
    }

    @Test
    void whatIsUnderWayIsNotBegunAnewAndIsFollowedByALongerPause() {
        Inquiry<Reading, String> inquiry = study.inquiry((reading, progress) -> "known");
        learn(0);
        Reading asked = study.excerpt().reading();
        inquiry.ask(asked);
        learn(5);
        learn(5);
        assertSame(asked, study.excerpt().reading());
        work.remove().run();
        assertEquals("known", inquiry.current());
        learn(80);
        assertSame(asked, study.excerpt().reading(), "ten seconds of work are followed by ninety of peace");
        learn(11);
        assertSame(session.excerpt().reading(), study.excerpt().reading());
    }

    @Test
    void whatWasGivenUpIsNotBegunAnew() {
        Inquiry<Reading, String> inquiry = study.inquiry((reading, progress) -> "known");
        learn(0);
        inquiry.ask(study.excerpt().reading());
        inquiry.giveUp();
        Reading asked = study.excerpt().reading();
        learn(100);
        learn(100);
        assertSame(asked, study.excerpt().reading());
    }

    @Test
    void atRestAgainOrWithAnotherTextOrCellItIsNewAtOnce() {
        learn(0);
        learn(1);
        session.renew(model("gru"), true);
        assertSame(session.excerpt(), study.excerpt());
        learn(1);
        session.renew(model("lstm"), false);
        assertSame(session.excerpt(), study.excerpt());
        Reading before = study.excerpt().reading();
        session.openText("other", () -> new SourceText("other", "cba"));
        assertSame(session.excerpt(), study.excerpt());
        assertFalse(study.isOf(before));
    }
}
