package rnnscope.text.pair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rnnscope.text.Dice;

/**
 * Short judgements on films and the like, and whether they are positive or negative. Words are turned round by what
 * stands beside them ("not", "far from", "hardly", "anything but"), some say the opposite of what they seem to by what
 * comes next ("terribly exciting", "pretty dull"), and of two judgements one counts: the one after "but", the main clause
 * beside "although". What stands around them says nothing.
 *
 * <p>No sentence comes twice; every {@value #PARTS}th is held out.
 */
public final class Sentiment {
    /** Not among them: a word that sounds negative until the next is read. */
    public static final TextPair LECTURE = new TextPair("the movie was terribly exciting.", "positive");

    private static final int SENTENCES = 6_300;
    private static final int PARTS = 21;
    private static final long SEED = 1;

    private static final List<String> SUBJECTS = words("the movie|the film|the book|the play|the concert|the show|the plot"
            + "|the music|the acting|the ending|the second half|the dialogue");
    private static final List<String> POSITIVE = words("exciting|funny|brilliant|beautiful|charming|clever|moving"
            + "|delightful|gripping|wonderful|warm|original");
    private static final List<String> NEGATIVE = words("boring|dull|awful|silly|ugly|tedious|clumsy|dreadful|flat|weak"
            + "|predictable|lifeless");
    /** Make what follows stronger, whatever they mean alone. */
    private static final List<String> INTENSIFIERS = words("terribly|awfully|dreadfully|horribly|pretty|wonderfully"
            + "|beautifully|really|very|so");
    private static final List<String> TURNING = words("not|never|hardly|far from|anything but|by no means|not at all");
    private static final List<String> KEEPING = words("|truly|always|nothing but|not only|without doubt|once again");
    private static final List<String> BEFORE = words("||we saw it on a rainy evening in november and"
            + "|my cousin took me along last week and|after a long day at work we went and"
            + "|they showed it in the old cinema by the river and|i read about it in the paper and");
    private static final List<String> AFTER = words("||as my cousin said on the way home"
            + "|when we saw it at the old cinema by the river|in the version that they showed last week"
            + "|for those of us who sat in the first row|as far as i can tell after one evening"
            + "|and then we took the last bus home");

    private final Dice dice;

    private Sentiment(Dice dice) {
        this.dice = dice;
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("\\|", -1)).toList();
    }

    /** The same pairs always. */
    public static PairCorpus corpus() {
        Sentiment grammar = new Sentiment(new Dice(SEED));
        Set<String> seen = new HashSet<>();
        List<TextPair> pairs = new ArrayList<>();
        while (pairs.size() < SENTENCES) {
            boolean positive = grammar.dice.below(2) == 0;
            String sentence = grammar.sentence(positive);
            if (seen.add(sentence)) {
                pairs.add(new TextPair(sentence, positive ? "positive" : "negative"));
            }
        }
        return PairCorpus.split(pairs, PARTS);
    }

    private String sentence(boolean positive) {
        String said = switch (dice.below(5)) {
            case 0 -> judgement(!positive) + " but " + judgement(positive);
            case 1 -> judgement(positive) + " although " + judgement(!positive);
            case 2 -> "although " + judgement(!positive) + " " + judgement(positive);
            default -> judgement(positive);
        };
        return joined(dice.pick(BEFORE), said, dice.pick(AFTER)) + ".";
    }

    private String judgement(boolean positive) {
        boolean turned = dice.below(2) == 0;
        return joined(dice.pick(SUBJECTS), "was", dice.pick(turned ? TURNING : KEEPING),
                dice.below(2) == 0 ? dice.pick(INTENSIFIERS) : "", dice.pick(positive != turned ? POSITIVE : NEGATIVE));
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).reduce((a, b) -> a + " " + b).orElseThrow();
    }
}
