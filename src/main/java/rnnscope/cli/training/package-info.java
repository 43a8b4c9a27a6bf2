/** Training from a command line: what is learned, how far it is, and where an interrupted one goes on. */
package rnnscope.cli.training;
