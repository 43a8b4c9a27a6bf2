package rnnscope.text.story;

import java.util.List;
import rnnscope.text.Dice;

/** Person in a story. */
record Person(String name, boolean woman, Trade trade) {

    /** What somebody does for a living, where, and (in the past tense) how. */
    record Trade(String title, String place, String work) {
        static final List<Trade> ALL = List.of(
                new Trade("miller", "the mill", "ground the corn of nine villages"),
                new Trade("baker", "the bakery", "baked the bread before anyone was awake"),
                new Trade("lighthouse keeper", "the lighthouse", "lit the great lamp every evening"),
                new Trade("clockmaker", "the clock shop", "mended whatever had stopped"),
                new Trade("weaver", "the weaving room", "wove blankets as blue as the sea"),
                new Trade("beekeeper", "the orchard", "talked to the bees every morning"),
                new Trade("fiddler", "the inn", "played for anyone who wanted to dance"),
                new Trade("gardener", "the walled garden", "grew beans as long as an arm"),
                new Trade("captain", "the harbour", "sailed the red ferry to the island and back"),
                new Trade("teacher", "the school", "taught the children to count and to sing"),
                new Trade("shepherd", "the hill farm", "watched the sheep and the clouds"));
    }

    private static final List<String> WOMEN = List.of("Anna", "Clara", "Edith", "Greta", "Ida", "Lotte", "Martha",
            "Rosa", "Ursula", "Zoe");
    private static final List<String> MEN = List.of("Bruno", "Emil", "Felix", "Hugo", "Jonas", "Karl", "Nils", "Otto",
            "Peter", "Quentin", "Victor", "Xaver");

    static Person drawn(Dice dice) {
        boolean woman = dice.below(2) == 0;
        return new Person(dice.pick(woman ? WOMEN : MEN), woman, dice.pick(Trade.ALL));
    }

    /** Whether two people of a story could be taken for each other. */
    boolean resembles(Person other) {
        return name.charAt(0) == other.name.charAt(0) || trade.equals(other.trade);
    }

    /** Tells a scene how to speak of this person: as {@code A}, {@code A.he}, {@code A.trade}, … */
    void enter(Scene scene, String part) {
        scene.set(part, Phrase.singular(name));
        scene.set(part + ".he", Phrase.singular(woman ? "she" : "he"));
        scene.set(part + ".him", Phrase.singular(woman ? "her" : "him"));
        scene.set(part + ".his", Phrase.singular(woman ? "her" : "his"));
        scene.set(part + ".trade", Phrase.singular(trade.title()));
        scene.set(part + ".place", Phrase.singular(trade.place()));
        scene.set(part + ".work", Phrase.singular(trade.work()));
    }
}
