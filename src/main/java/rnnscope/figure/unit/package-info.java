/** Pictures of what units do over a text: a page in a unit's colours, many units over one passage, what one knows. */
package rnnscope.figure.unit;
