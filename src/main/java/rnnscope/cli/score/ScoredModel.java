package rnnscope.cli.score;

import rnnscope.model.Model;

/**
 * Model whose units are scored.
 *
 * @param name      its file or its name, and the lane of a run
 * @param iteration of the run that it is a snapshot of; −1 for none
 */
public record ScoredModel(String name, long iteration, Model model) {}
