/** Pictures of a network as a dynamical system. */
package rnnscope.figure.dynamics;
