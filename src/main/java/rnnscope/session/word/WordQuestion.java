package rnnscope.session.word;

import rnnscope.analysis.word.WordVectors;
import rnnscope.model.Model;
import rnnscope.text.TokenSequence;

/**
 * Question about the words of a model.
 *
 * @param text in which they are counted
 */
public record WordQuestion(Model model, WordVectors.Kind kind, TokenSequence text) {}
