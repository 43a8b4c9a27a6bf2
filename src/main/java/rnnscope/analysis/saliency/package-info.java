/** Which past symbols made a prediction. */
package rnnscope.analysis.saliency;
