/** What is seen of two models side by side: what they are, what both expect, where they disagree most. */
package rnnscope.view.comparison;
