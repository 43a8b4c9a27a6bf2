/** How well sequences are written, by how much had to be remembered of the source. */
package rnnscope.analysis.bottleneck;
