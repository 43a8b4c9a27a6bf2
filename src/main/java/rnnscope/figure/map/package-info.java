/** Pictures of all units at once, and of states and passages beside one another. */
package rnnscope.figure.map;
