/** Page of words as numbers. */
package rnnscope.view.unit.word;
