/** Keyboard: the table of all shortcuts, from which both what listens to keys and the sheet of keys are made. */
package rnnscope.control.key;
