/** Words as numbers: what each way of entering a word does to a first layer, which vectors lie near one another, analogies. */
package rnnscope.analysis.word;
