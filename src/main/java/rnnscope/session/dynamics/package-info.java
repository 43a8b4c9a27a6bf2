/** The network as a dynamical system: what is asked of it, and the answers, worked out in the background. */
package rnnscope.session.dynamics;
