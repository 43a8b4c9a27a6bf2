package rnnscope.text.story;

/** Grammatical number, with which a verb agrees. */
enum GrammaticalNumber {
    SINGULAR, PLURAL
}
