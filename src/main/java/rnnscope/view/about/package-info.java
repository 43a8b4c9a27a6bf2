/** About the program: version, licences, and what a report of a fault needs to say. */
package rnnscope.view.about;
