/** What the window knows about what units know: which are listed, what was measured of them. */
package rnnscope.session.unit;
