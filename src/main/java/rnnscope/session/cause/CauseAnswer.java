package rnnscope.session.cause;

import rnnscope.analysis.cause.Ablation;
import rnnscope.network.Reading;
import rnnscope.text.property.TextProperty;

/**
 * Answer to whether a unit is the cause of what it seems to know. Immutable but for the reading, which only grows.
 *
 * @param reading  of the text, by the model as it was opened
 * @param property whose ends are set apart
 */
public record CauseAnswer(Reading reading, TextProperty property, Ablation ablation) {}
