/** Words as numbers: the vectors of a model's words, their places in the plane, the analogies that hold of them. */
package rnnscope.session.word;
