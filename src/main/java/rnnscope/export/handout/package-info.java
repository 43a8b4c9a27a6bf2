/** Handouts: a lesson as its audience takes it home, a PDF or one HTML file. */
package rnnscope.export.handout;
