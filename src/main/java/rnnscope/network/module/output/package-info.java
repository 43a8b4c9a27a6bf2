/** What a network says, and how far that is from what it should say: softmax and cross-entropy, numbers and squared error. */
package rnnscope.network.module.output;
