/** Texts that are read passage by passage and never held, however long they are. */
package rnnscope.text.stream;
