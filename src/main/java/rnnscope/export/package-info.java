/** Pictures and numbers as files: arrangements of figures as PNG, SVG, PDF and GIF, tables as CSV, NPZ, JSON and text. */
package rnnscope.export;
