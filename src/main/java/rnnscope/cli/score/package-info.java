/** Scores of many models over texts of any length: which files they are, and the study of them in shards. */
package rnnscope.cli.score;
