/** Glimpses of a picture, and what is drawn on one, through the Gaussian filters of DRAW (Gregor et al., 2015). */
package rnnscope.network.glimpse;
