package rnnscope.text.pair;

/**
 * Verb in both languages.
 *
 * @param base    "eat"
 * @param third   "eats"
 * @param past    "ate"
 * @param stem    먹
 * @param present 먹는다
 * @param before  past stem, 먹었
 * @param coming  the form before 것이다, 먹을
 */
record KoreanVerb(String base, String third, String past, String stem, String present, String before, String coming) {

    /** When. */
    enum Tense { PRESENT, PAST, FUTURE }

    /** What follows the Korean verb. */
    enum Ending {
        /** The end of a statement, 먹는다. */
        STATEMENT,
        /** The end of a question, 먹니. */
        QUESTION,
        /** What is said or thought, 먹는다고. */
        QUOTED,
        /** A contrast, 먹지만. */
        BUT,
        /** A reason, 먹기 때문에. */
        BECAUSE
    }

    /** "stem present before coming" as one text. */
    static KoreanVerb of(String base, String third, String past, String korean) {
        String[] forms = korean.split(" ");
        return new KoreanVerb(base, third, past, forms[0], forms[1], forms[2], forms[3]);
    }

    /** The English verb phrase up to its objects; {@code plural} for "I", "you", "they". */
    String english(Tense tense, boolean negated, boolean plural) {
        return switch (tense) {
            case PRESENT -> negated ? (plural ? "do not " : "does not ") + base : plural ? base : third;
            case PAST -> negated ? "did not " + base : past;
            case FUTURE -> (negated ? "will not " : "will ") + base;
        };
    }

    /** The auxiliary with which a question begins. */
    static String auxiliary(Tense tense, boolean plural) {
        return switch (tense) {
            case PRESENT -> plural ? "do" : "does";
            case PAST -> "did";
            case FUTURE -> "will";
        };
    }

    String korean(Tense tense, boolean negated, Ending ending) {
        if (negated) {
            return stem + "지 " + NOT.korean(tense, false, ending);
        }
        return switch (tense) {
            case PRESENT -> switch (ending) {
                case STATEMENT -> present;
                case QUOTED -> present + "고";
                case QUESTION -> Hangul.withoutRieul(stem) + "니";
                case BUT -> stem + "지만";
                case BECAUSE -> stem + "기 때문에";
            };
            case PAST -> before + switch (ending) {
                case STATEMENT -> "다";
                case QUOTED -> "다고";
                case QUESTION -> "니";
                case BUT -> "지만";
                case BECAUSE -> "기 때문에";
            };
            case FUTURE -> coming + " " + switch (ending) {
                case STATEMENT -> "것이다";
                case QUOTED -> "것이라고";
                case QUESTION -> "거니";
                case BUT -> "것이지만";
                case BECAUSE -> "것이기 때문에";
            };
        };
    }

    /** The verb of negation, 않다. */
    private static final KoreanVerb NOT = of("", "", "", "않 않는다 않았 않을");
}
