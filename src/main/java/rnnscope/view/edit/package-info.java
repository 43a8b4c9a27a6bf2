/** What the user changes of a model: values held or pushed while it runs, weights, and what follows from it. */
package rnnscope.view.edit;
