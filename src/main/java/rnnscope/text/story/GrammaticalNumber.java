package rnnscope.text.story;

/** What a verb agrees with. */
enum GrammaticalNumber {
    SINGULAR, PLURAL
}
