/** Networks as dynamical systems: where the state rests, how fast it moves, how long it remembers. */
package rnnscope.analysis.dynamics;
