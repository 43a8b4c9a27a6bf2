package rnnscope.model;

import rnnscope.text.Tokenizer;

/**
 * All that a model file holds.
 *
 * @param parameters never changed by those who step or show the model; whoever trains works on a copy
 */
public record Model(ModelSpec spec, Parameters parameters, Tokenizer tokenizer, ModelCard card) {}
