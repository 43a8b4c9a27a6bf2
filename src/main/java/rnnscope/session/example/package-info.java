/** What a model of another wiring makes of a source that is typed: its answer, how it is asked for, and what is forced. */
package rnnscope.session.example;
