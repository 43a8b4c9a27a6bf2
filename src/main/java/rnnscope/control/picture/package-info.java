/** Pictures of what stands in the window, made of its figures. */
package rnnscope.control.picture;
