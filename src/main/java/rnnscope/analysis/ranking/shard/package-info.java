/** Rankings of units over texts of any length, counted shard by shard. */
package rnnscope.analysis.ranking.shard;
