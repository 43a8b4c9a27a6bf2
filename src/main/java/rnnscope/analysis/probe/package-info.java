/** Probes: what all units together know of a property. */
package rnnscope.analysis.probe;
