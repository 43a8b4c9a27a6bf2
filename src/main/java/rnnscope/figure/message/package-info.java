/** Sentences that say what a picture shows, each at the mark it speaks of. */
package rnnscope.figure.message;
