package rnnscope.session.training;

/**
 * Baseline, a loss to be beaten, known without training.
 *
 * @param label "5-gram"
 * @param loss  in the unit of the run's loss
 * @param words how it comes about, in a sentence
 */
public record Baseline(String label, double loss, String words) {}
