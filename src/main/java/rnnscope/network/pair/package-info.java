/** From one sequence, or from numbers given once, to another sequence: encoder, decoder, and how it is decoded. */
package rnnscope.network.pair;
