/** Two models side by side: what each expects, what surprises it more than the other, which of their units correspond. */
package rnnscope.figure.comparison;
