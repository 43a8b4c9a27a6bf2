/** The page of a small network with all of its numbers. */
package rnnscope.view.lecture;
