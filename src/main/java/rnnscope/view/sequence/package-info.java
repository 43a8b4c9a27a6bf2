/** The Step perspective of a model that reads a whole sequence at once: a tagger, a classifier, a regressor. */
package rnnscope.view.sequence;
