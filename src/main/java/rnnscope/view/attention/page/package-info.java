/** Pages of the Attention perspective beside the alignment: the beam, source lengths, heads, pooling, pictures. */
package rnnscope.view.attention.page;
