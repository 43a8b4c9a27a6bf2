/** Pictures that a network reads by glimpses, or draws patch by patch. */
package rnnscope.figure.glimpse;
