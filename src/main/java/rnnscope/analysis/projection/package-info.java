/** States of many units laid out in two dimensions. */
package rnnscope.analysis.projection;
