/** Comparison of what shows with another model that reads the same text: a file, itself unedited, a point of a run. */
package rnnscope.session.comparison;
