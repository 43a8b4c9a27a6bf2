/** Gradients of what models learned from examples, worked out while someone looks. */
package rnnscope.session.example.gradient;
