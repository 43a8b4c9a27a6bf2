/** Work in the background of which only the newest result matters. */
package rnnscope.session.background;
