package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelProviderTest {

    /** Run in a JVM of its own. */
    static final class PrintBest {
        public static void main(String[] args) {
            System.out.println(Kernels.best().name());
        }
    }

    @Test
    void aJvmWithoutTheVectorModuleRunsOnPlainKernels() throws Exception {
        assertEquals("plain", best());
    }

    @Test
    void aJvmWithTheVectorModuleRunsOnTheSameAsThisOne() throws Exception {
        assertEquals(Kernels.best().name(), best("--add-modules", "jdk.incubator.vector"));
    }

    private static String best(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PrintBest.class.getName()));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return output.strip();
    }
}
