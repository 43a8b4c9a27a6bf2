/** Modules of a Transformer's block that are not attention: positions, layer normalisation, the feed-forward network. */
package rnnscope.network.module.block;
