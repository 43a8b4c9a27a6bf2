package rnnscope.session.lesson.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rnnscope.analysis.ngram.NgramModel;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.session.file.RunStanding;
import rnnscope.session.file.SessionFile;
import rnnscope.session.lesson.Claim;
import rnnscope.session.lesson.Lesson;
import rnnscope.session.lesson.LessonStep;
import rnnscope.text.Corpora;
import rnnscope.train.Batches;
import rnnscope.train.Trainer;
import rnnscope.train.live.material.TextMaterial;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * Check of a lesson: lets things stand as each of its steps says, and compares what captions claim with what is computed.
 * May take a while; works on the thread of whoever asks.
 */
public final class ClaimCheck {
    private static final double HELD_OUT = 0.1;
    private static final int SMOOTHED = 10;

    private final Rehearsal rehearsal = new Rehearsal();
    /** Counting a corpus takes a while, and lessons ask of the same one again. */
    private final Map<String, double[]> ngrams = new HashMap<>();

    /**
     * What was found of a claim, or of a step as a whole.
     *
     * @param step     from 1
     * @param claim    its name; "" for the step
     * @param says     what the caption says
     * @param computed what is computed, or why it cannot be
     */
    public record Finding(int step, String claim, String says, String computed, boolean holds) {
        @Override
        public String toString() {
            return "step " + step + (claim.isEmpty() ? "" : ", {" + claim + "} says \"" + says + "\"") + ": " + computed
                    + (holds ? "" : "  WRONG");
        }
    }

    /** All claims of a lesson, in its order. */
    public List<Finding> check(Lesson lesson) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < lesson.steps().size(); i++) {
            LessonStep step = lesson.steps().get(i);
            try {
                rehearsal.open(step.stands());
            } catch (Exception e) {
                found.add(new Finding(i + 1, "", "", String.valueOf(e.getMessage()), false));
                continue;
            }
            for (Map.Entry<String, Claim> claim : new TreeMap<>(step.claims()).entrySet()) {
                found.add(finding(i + 1, claim.getKey(), claim.getValue(), step.stands()));
            }
        }
        return found;
    }

    private Finding finding(int step, String name, Claim claim, SessionFile stands) {
        try {
            Object computed = computed(claim, stands);
            boolean holds = computed instanceof String word ? word.equals(claim.says())
                    : SaidNumber.of(claim.says()).isOf(((Number) computed).doubleValue());
            return new Finding(step, name, claim.says(), computed.toString(), holds);
        } catch (Exception e) {
            return new Finding(step, name, claim.says(), String.valueOf(e.getMessage()), false);
        }
    }

    private Object computed(Claim claim, SessionFile stands) throws Exception {
        TextClaims text = new TextClaims(rehearsal.session());
        ExampleClaims example = new ExampleClaims(rehearsal.example());
        return switch (claim.of()) {
            case PROBABILITY -> text.probability(claim);
            case GUESS -> text.guess(claim);
            case PERPLEXITY -> text.perplexity();
            case HELD_OUT_PERPLEXITY -> Math.exp(model(claim).card().heldOutLoss());
            case VALUE -> text.value(claim);
            case UNIT_SCORE -> text.bestUnit(claim).heldOut();
            case BEST_UNIT -> text.bestUnit(claim).unit();
            case NGRAM_PERPLEXITY -> Math.exp(ngrams(claim.corpus())[claim.order() - 1]);
            case GRADIENT -> gradients().gradient(claim);
            case NAME_PROBABILITY -> gradients().nameProbability(claim);
            case GRADIENT_NORM -> gradients().gradientNorm(claim);
            case RADIUS -> gradients().radius(claim);
            case SINGULAR_VALUE -> gradients().singularValue(claim);
            case ATTENTION -> example.attention(claim);
            case ATTENTION_ENTROPY -> example.attentionEntropy(claim);
            case WRITTEN -> example.written(claim);
            case ANSWER -> example.answer(claim);
            case ANSWER_PROBABILITY -> example.probability(claim);
            case SO_FAR -> example.soFar(claim);
            case EXACT -> model(claim).card().heldOutExact();
            case WEIGHT -> model().parameters().get(claim.parameter(), claim.row(), claim.column() == null ? 0 : claim.column());
            case PARAMETERS -> model(claim).parameters().layout().count();
            case UNITS -> model(claim).spec().stack().get(claim.layer() == null ? 0 : claim.layer() - 1).units();
            case SYMBOLS -> model().tokenizer().vocabulary().size();
            case STEPS -> rehearsal.showsExample() ? rehearsal.example().source().batch().tokens().length
                    : rehearsal.session().excerpt().length();
            case RUN_LOSS -> runLoss(claim, stands);
            case POWER -> Math.pow(claim.base(), claim.exponent());
        };
    }

    private GradientClaims gradients() {
        return new GradientClaims(rehearsal.gradients());
    }

    private Model model(Claim claim) throws Exception {
        return claim.model() == null ? model() : ShippedModels.load(claim.model());
    }

    private Model model() {
        return rehearsal.showsExample() ? rehearsal.example().model() : rehearsal.session().excerpt().model();
    }

    /** Mean losses of n-grams on what is held out of a corpus, by their order. */
    private double[] ngrams(String corpus) throws Exception {
        double[] known = ngrams.get(corpus);
        if (known == null) {
            TextMaterial text = TextMaterial.of(Corpora.open(corpus), HELD_OUT);
            known = NgramModel.train(text.trainingSymbols(), text.tokenizer().vocabulary().size(), 5, Progress.IGNORED)
                    .losses(text.heldOutSymbols(), Progress.IGNORED);
            ngrams.put(corpus, known);
        }
        return known;
    }

    /** Trains the lane again, which gives the same bits. */
    private static double runLoss(Claim claim, SessionFile stands) throws Exception {
        if (stands.run() == null) {
            throw new IllegalArgumentException("the step trains nothing");
        }
        TrainingSettings settings = RunStanding.settings(stands.run());
        TrainingMaterial material = TrainingMaterial.open(settings);
        Batches batches = material.training(settings);
        Trainer trainer = new Trainer(material.model(settings, claim.cell()), settings.training(batches.steps()), batches,
                Kernels.best(), Workers.of(1));
        double sum = 0;
        for (int step = 1; step <= claim.at(); step++) {
            trainer.step();
            sum += step > claim.at() - SMOOTHED ? trainer.loss() : 0;
        }
        return sum / Math.min(SMOOTHED, claim.at());
    }
}
