package rnnscope.io.foreign;

import java.util.List;
import java.util.Map;

/**
 * File of named tensors that another program wrote.
 *
 * @param file    its name for messages
 * @param format  what it is, for the user: "a PyTorch state_dict"
 * @param tensors in the file's order
 * @param aliases names of tensors that are stored once under another name
 * @param symbols lists in it that may be a vocabulary
 * @param unused  what is beside the network's tensors, with the reason
 * @param known   what the file says of the network besides
 */
public record ForeignFile(String file, String format, List<ForeignTensor> tensors, Map<String, String> aliases,
        List<SymbolList> symbols, List<String> unused, Answers known) {

    public ForeignFile {
        tensors = List.copyOf(tensors);
        aliases = Map.copyOf(aliases);
        symbols = List.copyOf(symbols);
        unused = List.copyOf(unused);
    }
}
