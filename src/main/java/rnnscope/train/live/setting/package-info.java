/** Settings of training, as one table from which form, checks, command line and files follow. */
package rnnscope.train.live.setting;
