package rnnscope.text.pair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rnnscope.text.Dice;

/**
 * English sentences of a small grammar with the part of speech of every word, in the categories of Universal
 * Dependencies. Many words belong to several, and what one is shows beside it: on its left ("a light", "they light",
 * "the light box") or, which only who reads backwards too can know, on its right:
 *
 * <pre>
 *   her, his, this, that    a determiner before a noun, else a pronoun        her dog barked / he saw her in the park
 *   that, before            a subordinator before a clause                    he said that dogs bark / before noon
 *   light, fast, round …    an adjective before a noun, else a noun or adverb
 * </pre>
 *
 * <p>No sentence comes twice; every {@value #PARTS}th is held out.
 */
public final class PartsOfSpeech {
    private static final int SENTENCES = 8_400;
    private static final int PARTS = 21;
    private static final long SEED = 1;

    private static final List<String> BEINGS = words("dog cat teacher child cook duck girl farmer bird singer");
    private static final List<String> THINGS = words("garden box letter river song picture story watch light play walk"
            + " plan call park book saw sound iron drink match fly");
    private static final List<String> TRANSITIVE = words("watched called planned booked drew saw lit played sold found"
            + " cooked drank ironed heard matched");
    private static final List<String> BARE = words("watch call plan book light play see cook drink iron match sell find");
    private static final List<String> INTRANSITIVE = words("slept barked walked worked played laughed ran flew left waited");
    private static final List<String> ADJECTIVES = words("light fast old small round iron warm quiet left late hard early");
    private static final List<String> ADVERBS = words("fast slowly early late hard often quietly well left");
    private static final List<String> PREPOSITIONS = words("in near before after by over on round");
    private static final List<String> AUXILIARIES = words("can will may must should");
    private static final List<String> PRONOUNS = words("she he they we it");
    private static final List<String> SAYING = words("said thought knew heard");

    private final Dice dice;
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder tags = new StringBuilder();

    private PartsOfSpeech(Dice dice) {
        this.dice = dice;
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).toList();
    }

    /** The same pairs always. */
    public static PairCorpus corpus() {
        PartsOfSpeech grammar = new PartsOfSpeech(new Dice(SEED));
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
        words.setLength(0);
        tags.setLength(0);
        clause();
        switch (dice.below(5)) {
            case 0 -> {
                say("and", "CCONJ");
                clause();
            }
            case 1 -> {
                say(dice.pick(List.of("before", "after", "because")), "SCONJ");
                clause();
            }
            default -> { }
        }
        say(".", "PUNCT");
        return new TextPair(words.toString(), tags.toString());
    }

    private void say(String word, String tag) {
        boolean article = words.toString().equals("a") || words.toString().endsWith(" a");
        words.append(article && "aeiou".indexOf(word.charAt(0)) >= 0 ? "n" : "")
                .append(words.isEmpty() || word.equals(".") ? "" : " ").append(word);
        tags.append(tags.isEmpty() ? "" : " ").append(tag);
    }

    private void clause() {
        boolean plural = subject();
        switch (dice.below(6)) {
            case 0 -> {
                say(dice.pick(SAYING), "VERB");
                if (dice.below(3) > 0) {
                    say("that", "SCONJ");
                }
                subject();
                say(dice.pick(INTRANSITIVE), "VERB");
            }
            case 1 -> {
                say(dice.pick(AUXILIARIES), "AUX");
                say(dice.pick(BARE), "VERB");
                object();
            }
            case 2 -> {
                say(plural ? "were" : "was", "AUX");
                say(dice.pick(ADJECTIVES), "ADJ");
            }
            case 3 -> {
                say(dice.pick(INTRANSITIVE), "VERB");
                if (dice.below(2) == 0) {
                    say(dice.pick(ADVERBS), "ADV");
                }
            }
            default -> {
                say(dice.pick(TRANSITIVE), "VERB");
                object();
            }
        }
        if (dice.below(3) == 0) {
            say(dice.pick(PREPOSITIONS), "ADP");
            object();
        }
    }

    /** Returns whether there are several. */
    private boolean subject() {
        if (dice.below(3) > 0) {
            return noun(BEINGS);
        }
        String pronoun = dice.pick(dice.below(3) == 0 ? List.of("this", "that") : PRONOUNS);
        say(pronoun, "PRON");
        return pronoun.equals("they") || pronoun.equals("we");
    }

    private void object() {
        if (dice.below(4) == 0) {
            say(dice.pick(List.of("her", "his", "this", "that", "it", "them")), "PRON");
        } else {
            noun(dice.below(3) == 0 ? BEINGS : THINGS);
        }
    }

    private boolean noun(List<String> nouns) {
        boolean several = dice.below(6) == 0;
        if (several) {
            say(dice.pick(List.of("two", "three", "ten")), "NUM");
        } else {
            say(dice.pick(List.of("the", "a", "the", "her", "his", "this", "that")), "DET");
        }
        if (dice.below(3) == 0) {
            say(dice.pick(ADJECTIVES), "ADJ");
        }
        String noun = dice.pick(nouns);
        say(several ? plural(noun) : noun, "NOUN");
        return several;
    }

    private static String plural(String noun) {
        if (noun.equals("child")) {
            return "children";
        }
        return noun.endsWith("y") && !noun.endsWith("ay") ? noun.substring(0, noun.length() - 1) + "ies"
                : noun + (noun.endsWith("ch") || noun.endsWith("x") ? "es" : "s");
    }
}
