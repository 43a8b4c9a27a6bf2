package rnnscope.text.story;

import java.util.List;
import rnnscope.text.Dice;

/**
 * Generator of visits, decided by a seed: two people walk in, something is said of the day, the first greets the
 * second. “Jane walked into the room. John walked in too. It was late in the day. Jane said hi to John.” Whoever is to
 * say the last name must remember it over zero to {@value #MOST} sentences: the example by which Stanford's CS224n
 * shows what a vanishing gradient costs. A visit is a line.
 */
public final class VisitGenerator {
    /** Most sentences between the names and the greeting. */
    static final int MOST = 5;

    private static final List<String> PEOPLE = List.of("Jane", "John", "Mary", "Peter");
    private static final List<String> REMARKS = List.of("It was late in the day.", "It was early in the morning.",
            "The room was warm.", "Snow was falling.", "Nobody spoke for a while.", "The lamp was lit.",
            "There was tea on the table.", "A dog barked in the street.");

    private VisitGenerator() {
    }

    /**
     * The first visits of this seed that together have at least {@code size} characters. A shorter text is a prefix of
     * a longer one.
     */
    public static String generate(long seed, int size) {
        Dice dice = new Dice(seed);
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            int first = dice.below(PEOPLE.size());
            int second = (first + 1 + dice.below(PEOPLE.size() - 1)) % PEOPLE.size();
            text.append(PEOPLE.get(first)).append(" walked into the room. ")
                    .append(PEOPLE.get(second)).append(" walked in too. ");
            for (int i = dice.below(MOST + 1); i > 0; i--) {
                text.append(dice.pick(REMARKS)).append(' ');
            }
            text.append(PEOPLE.get(first)).append(" said hi to ").append(PEOPLE.get(second)).append(".\n");
        }
        return text.toString();
    }
}
