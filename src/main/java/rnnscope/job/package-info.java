/** Work that is cut into independent shards, run on this machine's cores or on a cluster. */
package rnnscope.job;
