/** Words as numbers, painted: their places in the plane, their neighbours, analogies, ways to enter a network. */
package rnnscope.figure.word;
