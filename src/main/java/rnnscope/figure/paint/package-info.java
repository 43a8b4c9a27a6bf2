/** What figures are painted with: colours, fonts, whole pixels, rows of letters. */
package rnnscope.figure.paint;
