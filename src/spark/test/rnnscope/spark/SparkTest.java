package rnnscope.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.cli.RnnScopeCommand;
import rnnscope.job.Cluster;
import rnnscope.job.Work;
import rnnscope.text.story.StoryGenerator;

/** Spark gives what this machine's cores give, bit for bit, also when an executor is lost in the middle. */
class SparkTest {
    private static final String OPENS = Stream.of("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net",
            "java.nio", "java.util", "java.util.concurrent", "java.util.concurrent.atomic", "jdk.internal.ref",
            "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar")
            .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED").reduce("", (a, b) -> a + " " + b);

    @TempDir
    Path folder;
    private final StringWriter errors = new StringWriter();

    private static SparkConf conf(String master) {
        return new SparkConf().setMaster(master).setAppName("test").set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.driver.maxResultSize", "0").set("spark.executor.memory", "1g")
                .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .set("spark.executor.extraJavaOptions", "--add-modules jdk.incubator.vector" + OPENS);
    }

    private List<String> score(Path text, String out, String... more) {
        List<String> all = new ArrayList<>(List.of("score", "--model", "story-rnn", "--text", text.toString(), "--property",
                "word", "--property", "column", "--property", "quotation", "--out", folder.resolve(out).toString()));
        all.addAll(List.of(more));
        return all;
    }

    private void run(Cluster cluster, List<String> arguments) {
        assertEquals(0, RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(errors, true), cluster,
                arguments.toArray(String[]::new)), errors::toString);
    }

    private void requireSame(String expected, String found) throws IOException {
        assertArrayEquals(Files.readAllBytes(folder.resolve(expected)), Files.readAllBytes(folder.resolve(found)), found);
    }

    private Path grid() throws IOException {
        return Files.writeString(folder.resolve("grid.json"), "{\"options\": {\"task\": \"copy:3\", \"cell\": [\"rnn-tanh\","
                + " \"gru\"], \"units\": 4, \"batch\": 4, \"epochs\": 0.05}, \"seeds\": 3}");
    }

    @Test
    void twoThreadsGiveWhatTheDesktopGives() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), StoryGenerator.generate(3, 40_000));
        run(null, score(text, "desktop.csv"));
        StringWriter said = new StringWriter();
        assertEquals(0, Main.run(new PrintWriter(said), new PrintWriter(errors, true), conf("local[2]"),
                score(text, "one.csv", "--shards", "1").toArray(String[]::new)), errors::toString);
        requireSame("desktop.csv", "one.csv");
        try (JavaSparkContext spark = new JavaSparkContext(conf("local[2]"))) {
            run(new SparkCluster(spark), score(text, "seven.csv", "--shards", "7"));
            requireSame("desktop.csv", "seven.csv");
            run(null, List.of("sweep", grid().toString(), "--out", folder.resolve("here").toString()));
            run(new SparkCluster(spark), List.of("sweep", grid().toString(), "--out", folder.resolve("there").toString()));
            requireSame("here/runs.csv", "there/runs.csv");

            // A fault is said in its own words, and not tried again.
            Files.write(folder.resolve("b.txt"), new byte[] {'a', 0, 'c'});
            errors.getBuffer().setLength(0);
            assertEquals(1, RnnScopeCommand.run(new PrintWriter(said), new PrintWriter(errors, true), new SparkCluster(spark),
                    score(folder.resolve("b.txt"), "no.csv").toArray(String[]::new)));
            assertTrue(errors.toString().contains("b.txt is a binary file: the byte at offset 1 is NUL."), errors.toString());
        }
    }

    @Test
    void failedTasksAndAKilledExecutorChangeNoBit() throws IOException {
        Path jars = Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path link = jars.resolve(Path.of(jar).getFileName());
            if (jar.endsWith(".jar") && Files.notExists(link)) {
                Files.createSymbolicLink(link, Path.of(jar).toAbsolutePath());
            }
        }
        Path text = Files.writeString(folder.resolve("a.txt"), StoryGenerator.generate(3, 60_000));
        run(null, score(text, "desktop.csv"));
        run(null, List.of("sweep", grid().toString(), "--out", folder.resolve("here").toString(), "--models"));
        try (JavaSparkContext spark = new JavaSparkContext(conf("local-cluster[2,1,1024]"))) {
            Killing killing = new Killing(new SparkCluster(spark));
            run(killing, score(text, "killed.csv", "--shards", "12"));
            requireSame("desktop.csv", "killed.csv");
            run(new SparkCluster(spark), List.of("sweep", grid().toString(), "--out", folder.resolve("there").toString(),
                    "--models"));
            try (Stream<Path> files = Files.walk(folder.resolve("here"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path relative = folder.resolve("here").relativize(file);
                    requireSame("here/" + relative, "there/" + relative);
                }
            }
            assertEquals(1, killing.killed.get());
        }
    }

    /** Work whose tasks fail when they are first tried. */
    private record FailingFirst<S extends Serializable, R extends Serializable>(Work<S, R> work) implements Work<S, R> {
        @Override
        public R run(S shard) throws IOException {
            if (TaskContext.get().attemptNumber() == 0) {
                throw new IllegalStateException("a task that fails");
            }
            return work.run(shard);
        }
    }

    /**
     * Lets every task fail once, and kills an executor, the only kind of process that Spark begins here, when the first
     * result has come.
     */
    private static final class Killing implements Cluster {
        private final Cluster spark;
        final AtomicInteger killed = new AtomicInteger();

        Killing(Cluster spark) {
            this.spark = spark;
        }

        @Override
        public int cores() {
            return spark.cores();
        }

        @Override
        public <S extends Serializable, R extends Serializable> void run(Work<S, R> work, List<S> shards, Results<R> to)
                throws IOException {
            spark.run(new FailingFirst<>(work), shards, (shard, result) -> {
                if (killed.get() == 0) {
                    ProcessHandle.current().descendants()
                            .filter(process -> process.info().command().orElse("").contains("java"))
                            .findFirst().ifPresent(process -> {
                                killed.incrementAndGet();
                                process.destroyForcibly();
                            });
                }
                to.take(shard, result);
            });
        }
    }
}
