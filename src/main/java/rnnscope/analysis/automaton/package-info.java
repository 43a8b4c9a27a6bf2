/** Finite automata out of networks: which states a network tells apart, and which symbol leads from one to another. */
package rnnscope.analysis.automaton;
