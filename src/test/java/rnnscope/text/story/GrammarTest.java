package rnnscope.text.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import rnnscope.text.Dice;

class GrammarTest {
    private final Scene scene = new Scene();
    private final Prose prose = new Prose();

    private String tell(String source) {
        new Grammar(source).telling(new Dice(1)).tell("start", scene, prose);
        return prose.take();
    }

    @Test
    void aVerbAgreesWithItsNounAcrossARelativeClause() {
        assertEquals("The dogs that saw the cat that was asleep were gone.", tell("""
                start: ^{dogs} [was/were] gone.
                dogs: 2 the dogs that saw {cat}
                cat: 1 the cat that [was/were] asleep
                """));
    }

    @Test
    void aRelativeClauseInheritsTheNumberOfItsNoun() {
        assertEquals("the geese that were late", tell("""
                start: 2 the geese {clause}
                clause: that [was/were] late
                """));
    }

    @Test
    void speechIsInThePresentAndNarrationInThePast() {
        assertEquals("The owl was late. \"The owls are late, it rains,\" said Ida. The owl knew.", tell("""
                start: ^{owl} [was/were|is/are] late. "^{owls} [was/were|is/are] late, it [rained|rains]," said Ida.
                    ^{owl} [knew|knows/know].
                owl: 1 the owl
                owls: 2 the owls
                """));
    }

    @Test
    void aNameHasItsNumberWithOrWithoutBeingSaid() {
        scene.set("X", Phrase.plural("keys"));
        scene.set("Y", Phrase.singular("Ida"));
        assertEquals("keys are here, Ida has them", tell("start: {X} [is/are] here, {Y} has {X#}[it/them]"));
    }

    @Test
    void theArticleAndTheCapitalFollowTheNextLetter() {
        assertEquals("An owl. A bat. an ant (Yes)", tell("""
                start: ^{a} {bird}. ^{a} bat. {a} ant (^yes)
                bird: owl
                """));
    }

    @Test
    void alternativesAreDealtLikeCards() {
        Grammar.Telling telling = new Grammar("start: a | b | c | d").telling(new Dice(5));
        for (int round = 0; round < 20; round++) {
            Set<String> seen = new HashSet<>();
            for (int card = 0; card < 4; card++) {
                telling.tell("start", scene, prose);
                seen.add(prose.take());
            }
            assertEquals(4, seen.size());
        }
    }

    @Test
    void aFurtherIndentedLineContinuesTheOneAbove() {
        assertEquals("one two three", tell("start\n  one\n    two\n    three\n"));
    }

    @Test
    void aMistakeInTheGrammarIsFoundWhenItIsRead() {
        assertThrows(IllegalArgumentException.class, () -> new Grammar("start: {nowhere}"));
        assertThrows(IllegalArgumentException.class, () -> new Grammar("start: a", "start: b"));
    }
}
