/** Dynamics perspective: the network as a dynamical system. */
package rnnscope.view.dynamics;
