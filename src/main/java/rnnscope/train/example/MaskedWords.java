package rnnscope.train.example;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.text.Dice;
import rnnscope.text.SpacedWordTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.text.pair.TradeSentences;
import rnnscope.train.TrainingSpec;

/**
 * Task of guessing words that are hidden, a masked language model, as BERT learns (Devlin et al., 2019): {@value #PERCENT} %
 * of the words of a sentence are chosen; of these 80 % are replaced by {@value #MASK}, 10 % by a word drawn at random, and
 * 10 % stay. What should come out is the word that was there; no loss is taken at places that were not chosen.
 *
 * @param training each sentence several times, other words chosen each time
 */
public record MaskedWords(Tokenizer tokenizer, Tokenizer output, List<Batch> training, List<Batch> heldOut, ModelSpec model)
        implements ExampleTask {
    /** The symbol that hides a word. */
    public static final String MASK = "MASK";

    private static final int PERCENT = 15;
    private static final int COPIES = 3;
    private static final int PARTS = 21;
    private static final long SEED = 2;
    private static final Recipe RECIPE = new Recipe(64, 0.003, 0.85, 8, 15);

    static MaskedWords task() {
        List<String> sentences = TradeSentences.all();
        SpacedWordTokenizer words = SpacedWordTokenizer.of(sentences.stream());
        SpacedWordTokenizer read = SpacedWordTokenizer.of(Stream.concat(sentences.stream(), Stream.of(MASK)));
        Dice dice = new Dice(SEED);
        List<Batch> training = new ArrayList<>();
        List<Batch> heldOut = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            boolean measured = i % PARTS == PARTS - 1;
            for (int copy = 0; copy < (measured ? 1 : COPIES); copy++) {
                (measured ? heldOut : training).add(hidden(sentences.get(i), read, words, dice));
            }
        }
        ModelSpec model = new ModelSpec(LayerSpec.BLOCK, 2, 48, read.vocabulary().size(), 0, 0, false, 0, 0,
                Wiring.of(Shape.TAGGER, words.vocabulary().size()).withHeads(4));
        return new MaskedWords(read, words, training, heldOut, model);
    }

    private static Batch hidden(String sentence, Tokenizer read, Tokenizer words, Dice dice) {
        int[] tokens = ids(read, sentence);
        int[] targets = new int[tokens.length];
        int[] order = new int[tokens.length];
        for (int t = 0; t < tokens.length; t++) {
            targets[t] = -1;
            order[t] = t;
        }
        int[] whole = ids(words, sentence);
        // At least one word is chosen.
        int chosen = Math.max(1, Math.round(order.length * PERCENT / 100f));
        for (int i = 0; i < chosen; i++) {
            dice.deal(order, i);
            int t = order[i];
            targets[t] = whole[t];
            int how = dice.below(10);
            if (how < 8) {
                tokens[t] = read.vocabulary().id(MASK);
            } else if (how == 8) {
                tokens[t] = read.vocabulary().id(words.vocabulary().symbol(dice.below(words.vocabulary().size())));
            }
        }
        return Batch.ofSymbols(tokens, targets);
    }

    private static int[] ids(Tokenizer tokenizer, String sentence) {
        TokenSequence sequence = tokenizer.encode(sentence);
        return sequence.ids(0, sequence.length());
    }

    @Override
    public String id() {
        return "masked";
    }

    /** Nobody can say: a hidden word is known only to whoever hid it. */
    @Override
    public Batch solved(String source) {
        return null;
    }

    @Override
    public TrainingSpec training(int steps, long seed) {
        return RECIPE.training(steps, seed);
    }

    @Override
    public int epochs() {
        return RECIPE.epochs();
    }

    /** Counting instead of learning: the word that is most frequent in the sentences to learn from, and that after a word. */
    @Override
    public List<String> remarks() {
        Counts counts = new Counts();
        for (Batch example : training) {
            for (int t = 0; t < example.tokens().length; t++) {
                if (example.targets()[t] >= 0) {
                    counts.add("", example.targets()[t]);
                    counts.add(before(example, t), example.targets()[t]);
                    counts.add(before(example, t) + " " + after(example, t), example.targets()[t]);
                }
            }
        }
        int[] right = new int[3];
        int places = 0;
        for (Batch example : heldOut) {
            for (int t = 0; t < example.tokens().length; t++) {
                int target = example.targets()[t];
                if (target >= 0) {
                    places++;
                    right[0] += counts.best("") == target ? 1 : 0;
                    right[1] += counts.best(before(example, t), "") == target ? 1 : 0;
                    right[2] += counts.best(before(example, t) + " " + after(example, t), before(example, t), "") == target ? 1 : 0;
                }
            }
        }
        return List.of(Words.of("train.task.masked.references", places, 100.0 * right[0] / places, 100.0 * right[1] / places,
                100.0 * right[2] / places));
    }

    private static String before(Batch example, int t) {
        return "< " + (t == 0 ? -1 : example.tokens()[t - 1]);
    }

    private static String after(Batch example, int t) {
        return "> " + (t + 1 == example.tokens().length ? -1 : example.tokens()[t + 1]);
    }

    /** How often each word was hidden where something stood beside it. */
    private static final class Counts {
        private final Map<String, Map<Integer, Integer>> all = new HashMap<>();

        void add(String where, int word) {
            all.computeIfAbsent(where, key -> new HashMap<>()).merge(word, 1, Integer::sum);
        }

        /** The most frequent word at the first of some places that has been seen; of equal ones the first. */
        int best(String... places) {
            for (String where : places) {
                Map<Integer, Integer> seen = all.getOrDefault(where, Map.of());
                if (!seen.isEmpty()) {
                    return seen.entrySet().stream().min((a, b) -> a.getValue().equals(b.getValue())
                            ? Integer.compare(a.getKey(), b.getKey()) : b.getValue() - a.getValue()).orElseThrow().getKey();
                }
            }
            return -1;
        }
    }
}
