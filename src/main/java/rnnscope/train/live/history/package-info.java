/** History of a run: what was measured, and snapshots, in bounded memory. */
package rnnscope.train.live.history;
