package rnnscope.app;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import rnnscope.language.Language;

/** The same where Korean is spoken, in the windows with the least room. */
class NothingLeavesTheKoreanWindowTest extends NothingLeavesTheWindowTest {
    private static final List<State> NARROW = List.of(new State(1024, 640, false, 1), new State(1280, 720, false, 1.5));

    @Override
    protected void prepare() {
        Language.KOREAN.speak();
    }

    @Override
    List<State> states() {
        return NARROW;
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }
}
