package rnnscope.text.pair;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rnnscope.text.Dice;

/**
 * English sentences of a small grammar in which most words follow from others, on their left, on their right or on both
 * sides, so that one that is missing can be found:
 *
 * <pre>
 *   the author writes a novel in the office         who, what is done, what is made and where belong together;
 *   two bakers bake loaves                          numbers agree, and "a" or "an" shows what comes after
 *   the soup is hot but the tea is cold             the second is the opposite of the first
 *   tuesday comes after monday                      order
 *   anna lost her ring today but she found it today pronouns tell of the name
 * </pre>
 *
 * <p>No sentence comes twice.
 */
public final class TradeSentences {
    private static final int SENTENCES = 6_300;
    private static final long SEED = 1;

    /** Who, what is done by one and by several, what is made, one and several, where. */
    private record Trade(String who, String does, String doMany, String one, String many, String where) {}

    private static final List<Trade> TRADES = Stream.of(
            "baker bakes bake loaf loaves kitchen", "farmer milks milk cow cows barn", "tailor sews sew coat coats shop",
            "fisher catches catch herring herrings harbour", "gardener waters water rose roses garden",
            "smith forges forge horseshoe horseshoes yard", "author writes write novel novels office",
            "actor learns learn role roles theatre", "engineer repairs repair engine engines workshop",
            "artist draws draw owl owls studio", "usher checks check ticket tickets cinema",
            "teacher reads read essay essays school").map(words -> words.split(" "))
            .map(w -> new Trade(w[0], w[1], w[2], w[3], w[4], w[5])).toList();
    private static final List<String> COUNTS = List.of("two", "three", "many");
    private static final List<String> TIMES = List.of("today", "every day", "at night", "at noon");
    private static final List<String> STUFF = List.of("soup", "tea", "milk", "room", "water", "stone", "hall", "bag");
    private static final List<List<String>> OPPOSITES = List.of(List.of("hot", "cold"), List.of("light", "heavy"),
            List.of("clean", "dirty"), List.of("old", "new"), List.of("full", "empty"));
    private static final List<String> DAYS = List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
            "sunday");
    private static final List<String> WOMEN = List.of("anna", "clara", "ida", "mary");
    private static final List<String> MEN = List.of("peter", "paul", "nils", "john");
    private static final List<String> THINGS = List.of("ring", "hat", "key", "book", "ball", "coat");
    private static final List<String> JOINTS = List.of("and", "while");

    private final Dice dice = new Dice(SEED);

    private TradeSentences() {}

    /** The same sentences always, words alone. */
    public static List<String> all() {
        TradeSentences grammar = new TradeSentences();
        Set<String> seen = new LinkedHashSet<>();
        while (seen.size() < SENTENCES) {
            seen.add(grammar.sentence());
        }
        return new ArrayList<>(seen);
    }

    private String sentence() {
        return switch (dice.below(8)) {
            case 0, 1 -> opposites();
            case 2 -> owner();
            case 3 -> days() + " " + dice.pick(JOINTS) + " " + trade(false);
            case 4 -> trade(false) + " " + dice.pick(JOINTS) + " " + trade(false);
            default -> trade(true);
        };
    }

    private String trade(boolean whole) {
        Trade trade = dice.pick(TRADES);
        String end = !whole ? "" : " in the " + trade.where + (dice.below(2) == 0 ? "" : " " + dice.pick(TIMES));
        if (dice.below(2) == 0) {
            return dice.pick(COUNTS) + " " + trade.who + "s " + trade.doMany + " " + trade.many + end;
        }
        String subject = dice.below(2) == 0 ? "the " + trade.who : article(trade.who);
        return subject + " " + trade.does + " " + article(trade.one) + end;
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    private String opposites() {
        List<String> pair = dice.pick(OPPOSITES);
        int first = dice.below(2);
        String one = dice.pick(STUFF);
        String other = dice.pick(STUFF.stream().filter(stuff -> !stuff.equals(one)).toList());
        return "the " + one + " is " + pair.get(first) + " but the " + other + " is " + pair.get(1 - first);
    }

    private String owner() {
        boolean woman = dice.below(2) == 0;
        String name = dice.pick(woman ? WOMEN : MEN);
        return name + " lost " + (woman ? "her " : "his ") + dice.pick(THINGS) + " " + dice.pick(TIMES) + " but "
                + (woman ? "she" : "he") + " found it " + dice.pick(TIMES);
    }

    private String days() {
        int day = dice.below(DAYS.size() - 1);
        return dice.below(2) == 0 ? DAYS.get(day) + " comes before " + DAYS.get(day + 1)
                : DAYS.get(day + 1) + " comes after " + DAYS.get(day);
    }
}
