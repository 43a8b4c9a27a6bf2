package rnnscope.cell;

import java.util.stream.Collectors;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;

/** Words for a stack of recurrent layers: what cells it has, and how many units. */
public final class StackWords {
    private StackWords() {}

    /** "LSTM", or from the bottom up where layers differ "LSTM and GRU". */
    public static String cells(ModelSpec spec) {
        return spec.stack().stream().map(LayerSpec::cell).distinct().map(id -> Cells.of(id).title())
                .reduce((below, above) -> Words.of("cell.and", below, above)).orElse("");
    }

    /** "64", or from the bottom up where layers differ "64, 32". */
    public static String units(ModelSpec spec) {
        boolean alike = spec.stack().stream().map(LayerSpec::units).distinct().count() == 1;
        return spec.stack().stream().limit(alike ? 1 : spec.layers()).map(layer -> String.valueOf(layer.units()))
                .collect(Collectors.joining(", "));
    }
}
