package rnnscope.text.story;

import java.util.function.Consumer;
import rnnscope.text.Dice;

/**
 * One story: three people, something lost, conversations about it, something found. The paragraphs follow a plan; what
 * stands in them is the grammar's.
 */
final class Story {
    private final Grammar.Telling telling;
    private final Dice dice;
    private final Person[] people = new Person[3];
    private final Scene scene = new Scene();
    private final Prose prose = new Prose();

    Story(Grammar.Telling telling, Dice dice) {
        this.telling = telling;
        this.dice = dice;
        for (int i = 0; i < people.length; i++) {
            people[i] = newcomer(i);
            people[i].enter(scene, "ABC".substring(i, i + 1));
        }
        scene.set("X", dice.pick(Lexicon.LOST));
        scene.set("Season", Phrase.singular(dice.pick(Lexicon.SEASONS)));
        scene.set("Year", Phrase.singular(String.valueOf(1800 + dice.below(100))));
        scene.set("W", Phrase.singular(dice.pick(Lexicon.HIDING_PLACES)));
    }

    private Person newcomer(int known) {
        Person person = Person.drawn(dice);
        for (int i = 0; i < known; i++) {
            if (person.resembles(people[i])) {
                return newcomer(known);
            }
        }
        return person;
    }

    /** Hands over one paragraph after the other, each on a single line. */
    void tell(Consumer<String> paragraphs) {
        paragraph("opening", 0, 1, paragraphs);
        int conversations = 3 + dice.below(3);
        for (int i = 0; i < conversations; i++) {
            int other = 1 + i % 2;
            paragraph("way", 0, other, paragraphs);
            paragraph("talk", 0, other, paragraphs);
            for (int turn = 3 + dice.below(3); turn > 0; turn--) {
                paragraph("reply", turn % 2 == 0 ? other : 0, turn % 2 == 0 ? 0 : other, paragraphs);
            }
        }
        paragraph("finding-talk", 0, 2, paragraphs);
        paragraph("finding-reply", 2, 0, paragraphs);
        paragraph("ending", 0, 1, paragraphs);
    }

    private void paragraph(String rule, int speaker, int listener, Consumer<String> paragraphs) {
        people[speaker].enter(scene, "S");
        people[listener].enter(scene, "L");
        people[3 - speaker - listener].enter(scene, "T");
        String paragraph;
        do {
            telling.tell(rule, scene, prose);
            paragraph = prose.take();
        } while (longestQuotation(paragraph) > StoryGenerator.LONGEST_QUOTATION);
        paragraphs.accept(paragraph);
    }

    private static int longestQuotation(String paragraph) {
        int longest = 0;
        int close = -1;
        for (int open; (open = paragraph.indexOf('"', close + 1)) >= 0;) {
            close = paragraph.indexOf('"', open + 1);
            longest = Math.max(longest, close - open - 1);
        }
        return longest;
    }
}
