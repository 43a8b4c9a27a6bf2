/** Views as pages for a web site: numbers and a script in one file, without a server. */
package rnnscope.export.page;
