/** Which network belongs to which wiring. */
package rnnscope.network.wiring;
