package rnnscope.text.pair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rnnscope.text.Dice;
import rnnscope.text.pair.EnglishKoreanWords.Action;
import rnnscope.text.pair.EnglishKoreanWords.Kind;
import rnnscope.text.pair.EnglishKoreanWords.Noun;
import rnnscope.text.pair.EnglishKoreanWords.Pronoun;
import rnnscope.text.pair.EnglishKoreanWords.Word;
import rnnscope.text.pair.KoreanVerb.Ending;
import rnnscope.text.pair.KoreanVerb.Tense;

/**
 * English sentences of a small grammar and their Korean translations:
 *
 * <pre>
 *   sentence  clause . | auxiliary clause ? | clause , but clause . | clause because clause . | X says that clause .
 *   clause    X verb Y (to Z) (place) (time)      in Korean      X time place Z-에게 Y-를 verb
 * </pre>
 *
 * <p>The verb moves to the end, places and times before the objects, a reason before what it is the reason for, what is
 * said before the saying. Articles vanish, particles appear that depend on a word's last syllable, numbers come behind
 * what they count, with a counter, and two English orders ("gave the boy an apple", "gave an apple to the boy") become
 * one. The subject of the main clause is a topic (은/는), that of another a subject (이/가).
 *
 * <p>No English sentence comes twice; every {@value #PARTS}th is held out.
 */
public final class EnglishKorean {
    private static final int SENTENCES = 42_000;
    private static final int PARTS = 21;
    private static final long SEED = 1;

    private final Dice dice;

    private EnglishKorean(Dice dice) {
        this.dice = dice;
    }

    /** Words of a phrase in both languages. */
    private record Phrase(String english, String korean) {}

    /**
     * Who does it.
     *
     * @param korean without a particle; of a pronoun with that of the topic or subject
     */
    private record Subject(String english, String topic, String subject, boolean plural) {
        String korean(boolean main) {
            return main ? topic : subject;
        }
    }

    /** The same pairs always. */
    public static PairCorpus corpus() {
        EnglishKorean grammar = new EnglishKorean(new Dice(SEED));
        Set<String> seen = new HashSet<>();
        List<TextPair> pairs = new ArrayList<>();
        while (pairs.size() < SENTENCES) {
            TextPair pair = grammar.sentence();
            if (seen.add(pair.source())) {
                pairs.add(pair);
            }
        }
        return PairCorpus.split(pairs, PARTS);
    }

    private TextPair sentence() {
        return switch (dice.below(8)) {
            case 0 -> question();
            case 1 -> {
                Phrase one = clause(true, Ending.BUT);
                Phrase other = clause(true, Ending.STATEMENT);
                yield end(one.english + ", but " + other.english, one.korean + " " + other.korean, ".");
            }
            case 2 -> {
                Phrase what = clause(true, Ending.STATEMENT);
                Phrase why = clause(false, Ending.BECAUSE);
                yield end(what.english + " because " + why.english, why.korean + " " + what.korean, ".");
            }
            case 3, 4 -> said();
            default -> {
                Phrase clause = clause(true, Ending.STATEMENT);
                yield end(clause.english, clause.korean, ".");
            }
        };
    }

    private static TextPair end(String english, String korean, String mark) {
        return new TextPair(english + mark, korean + mark);
    }

    private TextPair said() {
        Subject who = subject();
        KoreanVerb verb = dice.pick(EnglishKoreanWords.SAYING);
        Tense tense = dice.below(2) == 0 ? Tense.PRESENT : Tense.PAST;
        Phrase what = clause(false, Ending.QUOTED);
        return end(who.english + " " + verb.english(tense, false, who.plural) + " that " + what.english,
                who.topic + " " + what.korean + " " + verb.korean(tense, false, Ending.STATEMENT), ".");
    }

    private TextPair question() {
        Subject who = subject();
        Tense tense = tense();
        Phrase rest = predicate(tense, null, who.plural, Ending.QUESTION);
        return end(KoreanVerb.auxiliary(tense, who.plural) + " " + who.english + " " + rest.english,
                who.topic + " " + rest.korean, "?");
    }

    private Phrase clause(boolean main, Ending ending) {
        Subject who = subject();
        Phrase rest = predicate(tense(), dice.below(5) == 0, who.plural, ending);
        return new Phrase(who.english + " " + rest.english, who.korean(main) + " " + rest.korean);
    }

    /** @param negated null for the bare verb of a question */
    private Phrase predicate(Tense tense, Boolean negated, boolean plural, Ending ending) {
        boolean not = negated != null && negated;
        Phrase place = place();
        Phrase time = time(tense);
        KoreanVerb verb;
        Phrase objects;
        switch (dice.below(6)) {
            case 0 -> {
                verb = dice.pick(EnglishKoreanWords.GOING);
                Word to = dice.pick(EnglishKoreanWords.DESTINATIONS);
                objects = new Phrase(" " + to.english(), to.korean() + "에 ");
                place = new Phrase("", "");
            }
            case 1 -> {
                verb = dice.pick(EnglishKoreanWords.GIVING);
                Phrase what = object(dice.pick(List.of(EnglishKoreanWords.BOOKS, EnglishKoreanWords.THINGS)));
                Phrase whom = recipient();
                objects = new Phrase(dice.below(2) == 0 ? " " + whom.english + what.english
                        : what.english + " to " + whom.english, whom.korean + "에게 " + what.korean);
            }
            default -> {
                Action action = dice.pick(EnglishKoreanWords.ACTIONS);
                verb = action.verb();
                objects = action.objects().isEmpty() ? new Phrase("", "") : object(dice.pick(action.objects()));
            }
        }
        String does = negated == null ? verb.base() : verb.english(tense, not, plural);
        return new Phrase(does + objects.english + place.english + time.english,
                time.korean + place.korean + objects.korean + verb.korean(tense, not, ending));
    }

    private Phrase place() {
        if (dice.below(3) > 0) {
            return new Phrase("", "");
        }
        Word place = dice.pick(EnglishKoreanWords.PLACES);
        return new Phrase(" " + place.english(), place.korean() + "에서 ");
    }

    private Phrase time(Tense tense) {
        if (dice.below(3) > 0) {
            return new Phrase("", "");
        }
        Word time = dice.pick(switch (tense) {
            case PRESENT -> EnglishKoreanWords.PRESENT_TIMES;
            case PAST -> EnglishKoreanWords.PAST_TIMES;
            case FUTURE -> EnglishKoreanWords.FUTURE_TIMES;
        });
        return new Phrase(" " + time.english(), time.korean() + " ");
    }

    private Tense tense() {
        return dice.pick(List.of(Tense.PAST, Tense.PAST, Tense.PRESENT, Tense.FUTURE));
    }

    private Subject subject() {
        if (dice.below(3) == 0) {
            Pronoun pronoun = dice.pick(EnglishKoreanWords.PRONOUNS);
            return new Subject(pronoun.english(), pronoun.topic(), pronoun.subject(), pronoun.plural());
        }
        Kind kind = dice.below(5) == 0 ? EnglishKoreanWords.ANIMALS : EnglishKoreanWords.PEOPLE;
        boolean plural = dice.below(5) == 0;
        Phrase phrase = noun(kind, plural);
        return new Subject(phrase.english, Hangul.topic(phrase.korean), Hangul.subject(phrase.korean), plural);
    }

    private Phrase recipient() {
        return noun(EnglishKoreanWords.PEOPLE, false);
    }

    private Phrase object(Kind kind) {
        Phrase phrase = noun(kind, dice.below(4) == 0);
        return new Phrase(" " + phrase.english, Hangul.object(phrase.korean) + " ");
    }

    /** With an article, a possessive or, where there are several, a number; with an adjective now and then. */
    private Phrase noun(Kind kind, boolean several) {
        Noun noun = dice.pick(kind.nouns());
        Word adjective = dice.below(3) == 0 ? dice.pick(kind.adjectives()) : new Word("", "");
        String english = adjective.english().isEmpty() ? "" : adjective.english() + " ";
        String korean = adjective.korean().isEmpty() ? "" : adjective.korean() + " ";
        if (several && noun.isCounted()) {
            Word number = dice.pick(EnglishKoreanWords.NUMBERS);
            return new Phrase(number.english() + " " + english + noun.plural(),
                    korean + noun.korean() + " " + number.korean() + " " + noun.counter());
        }
        english += noun.english();
        korean += noun.korean();
        return switch (dice.below(5)) {
            case 0 -> {
                Word whose = dice.pick(EnglishKoreanWords.POSSESSIVES);
                yield new Phrase(whose.english() + " " + english, whose.korean() + " " + korean);
            }
            case 1, 2 -> new Phrase(noun.isCounted() ? article(english) + " " + english : "some " + english, korean);
            default -> new Phrase("the " + english, korean);
        };
    }

    private static String article(String noun) {
        return "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an" : "a";
    }
}
