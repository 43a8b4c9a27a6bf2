package rnnscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.io.ModelFiles;
import rnnscope.io.NumpyArchive;
import rnnscope.io.onnx.OnnxExport;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ParameterLayout;

/** Command {@code convert}: writes a model of any format that is read as safetensors, ONNX or arrays of NumPy. */
@Command(name = "convert", mixinStandardHelpOptions = true,
        description = "${bundle:cli.convert.description}")
final class ConvertCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "cli.convert.out")
    private Path out;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    @Override
    public Integer call() throws Exception {
        destination.require(out, model);
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        String format = name.substring(name.lastIndexOf('.') + 1);
        boolean isKnown = format.equals("safetensors") || format.equals("onnx") || format.equals("npz");
        new Options(spec).require(isKnown, Words.of("cli.convert.ending", out.getFileName()));
        Model opened = new Inputs(spec.commandLine().getErr()).model(model, foreign, null);
        switch (format) {
            case "safetensors" -> ModelFiles.write(out, opened);
            case "onnx" -> OnnxExport.write(out, opened);
            default -> arrays(opened);
        }
        spec.commandLine().getErr().println(out + ": " + Words.of("cli.convert.done", opened.parameters().layout().count()));
        return 0;
    }

    /** Each tensor under PyTorch's name, and the symbols. */
    private void arrays(Model opened) throws IOException {
        try (NumpyArchive archive = NumpyArchive.begin(out)) {
            for (ParameterLayout.Slice slice : opened.parameters().layout().slices()) {
                int[] shape = slice.shape();
                (shape.length == 1 ? archive.floats(slice.name()) : archive.floats(slice.name(), shape[1]))
                        .append(opened.parameters().get(slice.name()));
            }
            if (opened.tokenizer().vocabulary().size() > 0) {
                archive.texts("symbols", opened.tokenizer().vocabulary().symbols());
            }
            if (opened.output() != opened.tokenizer()) {
                archive.texts("labels", opened.output().vocabulary().symbols());
            }
            archive.commit();
        }
    }
}
