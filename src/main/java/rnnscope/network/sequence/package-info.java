/** Taggers, classifiers, regressors, and what else reads a sequence at once. */
package rnnscope.network.sequence;
