/** The Train perspective: a run's charts, what it writes, what can be chosen and changed, its history. */
package rnnscope.view.train;
