package rnnscope.app;

import rnnscope.language.Language;

/** The same in Korean, of another lesson. */
class KoreanLessonByKeysTest extends LessonByKeysTest {
    @Override
    Language language() {
        return Language.KOREAN;
    }

    @Override
    String name() {
        return "gru";
    }
}
