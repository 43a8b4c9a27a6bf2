package rnnscope.view;

import java.util.Locale;
import rnnscope.language.Words;

/** Page of the Step perspective of a small network. */
enum StepPage {
    SCORE, NUMBERS;

    /** What files and the command line call it. */
    String id() {
        return Words.inEnglish(key());
    }

    String title() {
        return Words.of(key());
    }

    String definition() {
        return Words.of(key() + ".tip");
    }

    private String key() {
        return "view.step.page." + name().toLowerCase(Locale.ROOT);
    }
}
