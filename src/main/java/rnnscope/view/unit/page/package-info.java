/** Pages beside the text of the Units perspective. */
package rnnscope.view.unit.page;
