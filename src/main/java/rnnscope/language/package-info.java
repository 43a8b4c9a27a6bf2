/** Languages of what users read, and its words in each of them. */
package rnnscope.language;
