package rnnscope.train;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rnnscope.language.Words;
import rnnscope.text.TokenSequence;
import rnnscope.text.UnknownSymbols;
import rnnscope.text.Vocabulary;

/**
 * Coverage of a text's parts by a vocabulary of words. A model with few words finds {@code <unk>} easy to predict; to
 * compare it with one that knows more, each {@code <unk>} has to cost what it leaves open, which of the words it
 * stands for it is: ln U for U of them, equally likely (Ueberla 1994, adjusted perplexity).
 *
 * @param learned  share of the targets in the part to learn that {@code <unk>} stands for
 * @param measured the same of the held-out part
 * @param tested   the same of the test part; NaN where there is none
 * @param others   different words of the whole text that it stands for
 */
public record Coverage(double learned, double measured, double tested, int others) {
    /** Of characters and bytes, which are all known. */
    public static final Coverage WHOLE = new Coverage(0, 0, 0, -1);

    public static Coverage of(Vocabulary vocabulary, TokenSequence learned, TokenSequence measured,
            TokenSequence tested) {
        Set<String> others = new HashSet<>();
        for (TokenSequence part : List.of(learned, measured, tested)) {
            others.addAll(UnknownSymbols.of(vocabulary, part).counts().keySet());
        }
        return new Coverage(unknownTargets(learned), unknownTargets(measured), unknownTargets(tested), others.size());
    }

    /** The first symbol of a part is no target. */
    private static double unknownTargets(TokenSequence part) {
        int unknown = 0;
        for (int t = 1; t < part.length(); t++) {
            unknown += part.isUnknown(t) ? 1 : 0;
        }
        return (double) unknown / (part.length() - 1);
    }

    /** What it costs on the average to tell the unknown words apart, in nats. */
    public double apart(double unknown) {
        return unknown == 0 ? 0 : unknown * Math.log(others);
    }

    /** A loss in words, with what it costs to tell the unknown words apart. */
    public String describe(double loss, double unknown) {
        double apart = apart(unknown);
        String sum = describe(loss + apart);
        if (this.equals(WHOLE)) {
            return sum;
        }
        double covered = 100 * (1 - unknown);
        return unknown == 0 ? Words.of("train.coverage", sum, covered)
                : Words.of("train.coverage.apart", sum, covered, apart, others);
    }

    private static String describe(double loss) {
        return Words.of("train.loss", loss, loss / Math.log(2), Math.exp(loss));
    }
}
