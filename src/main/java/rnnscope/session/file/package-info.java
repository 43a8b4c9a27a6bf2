/** How things stand in a window, as JSON: session files and whatever else tells a window where to be. */
package rnnscope.session.file;
