/** Pictures of a small recurrent network with all of its numbers, as a lecture draws it on a slide. */
package rnnscope.figure.lecture;
