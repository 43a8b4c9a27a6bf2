/**
 * Modules that networks are made of: what each declares (parameters, places on the tapes, equations), and its mathematics,
 * forward and back over a pass.
 */
package rnnscope.network.module;
