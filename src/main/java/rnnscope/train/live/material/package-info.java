/** Material of training: what is learned, what is held out, and how the examples held out are answered. */
package rnnscope.train.live.material;
