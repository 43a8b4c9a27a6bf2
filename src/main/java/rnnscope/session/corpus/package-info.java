/** Corpora of examples as texts, so that what reads a text step by step can be asked about them. */
package rnnscope.session.corpus;
