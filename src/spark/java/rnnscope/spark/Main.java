package rnnscope.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import rnnscope.cli.RnnScopeCommand;

/**
 * Commands {@code score} and {@code sweep} on Spark: {@code spark-submit --class rnnscope.spark.Main rnnscope-spark.jar
 * score …}, with the options of the command line.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(out, err, new SparkConf(), arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs a command line and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, SparkConf conf, String... arguments) {
        conf.setIfMissing("spark.app.name", "RnnScope").setIfMissing("spark.master", "local[*]")
                // Counts of a thousand units are many megabytes a shard.
                .setIfMissing("spark.driver.maxResultSize", "0");
        try (JavaSparkContext spark = new JavaSparkContext(conf)) {
            return RnnScopeCommand.run(out, err, new SparkCluster(spark), arguments);
        }
    }
}
