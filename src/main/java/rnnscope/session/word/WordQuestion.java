package rnnscope.session.word;

import rnnscope.analysis.word.WordVectors;
import rnnscope.model.Model;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

/**
 * Question about the words of a model.
 *
 * @param text in which they are counted
 * @param read of the symbols of that text: of what is written in it where that is looked at
 */
public record WordQuestion(Model model, WordVectors.Kind kind, TokenSequence text, Vocabulary read) {}
