/** What n-gram models reach on a text, by the counts of its beginning. */
package rnnscope.analysis.ngram;
