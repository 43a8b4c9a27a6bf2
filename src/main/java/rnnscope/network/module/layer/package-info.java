/** Layers without a state: embedding, numbers, linear, highway, residual, dropout, concatenation, bridge. */
package rnnscope.network.module.layer;
