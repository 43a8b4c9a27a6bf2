/** What can be said of a text at each of its symbols: inside a quotation, the column in the line, and so on. */
package rnnscope.text.property;
