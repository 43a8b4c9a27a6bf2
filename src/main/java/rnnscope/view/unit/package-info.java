/** The Units perspective: find what a hidden unit knows. */
package rnnscope.view.unit;
