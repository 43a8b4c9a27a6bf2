/** Small pictures that a network looks at. */
package rnnscope.figure.picture;
