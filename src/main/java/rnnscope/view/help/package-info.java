/** Help: the manual's Markdown pages, their rendering, and the pane that shows them beside a perspective. */
package rnnscope.view.help;
