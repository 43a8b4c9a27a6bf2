package rnnscope.cli;

import picocli.CommandLine.Option;
import rnnscope.job.Cluster;
import rnnscope.job.LocalCluster;

/** Options that say where shards are run: on the program's cluster, where it has one, or on the cores of this machine. */
final class ShardOptions {
    private static final int MOST_CORES = 1024;

    @Option(names = "--local", descriptionKey = "cli.local")
    private boolean local;

    @Option(names = "--cores", paramLabel = "N", descriptionKey = "cli.cores")
    private Integer cores;

    void require(Options options) {
        options.within(1, MOST_CORES, "--cores", cores == null ? 1 : cores);
    }

    /** Cores of this machine that are meant. */
    int cores() {
        return cores == null ? Runtime.getRuntime().availableProcessors() : cores;
    }

    /** Whether it is the program's cluster. */
    boolean isRemote(RnnScopeCommand program) {
        return !local && program.cluster() != null;
    }

    Cluster cluster(RnnScopeCommand program) {
        return isRemote(program) ? program.cluster() : new LocalCluster(cores());
    }
}
