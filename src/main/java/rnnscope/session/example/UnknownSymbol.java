package rnnscope.session.example;

import java.util.List;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.Tokenizer;

/** A symbol that a vocabulary lacks, and those that it has which begin alike. */
record UnknownSymbol(Tokenizer tokenizer, String symbol) {
    private static final int NAMED = 4;

    /** "the model does not know “mill”; it knows miller, mills". */
    String words() {
        String bare = symbol.isBlank() ? symbol : symbol.strip();
        List<String> alike = alike(bare);
        return "the model does not know " + (bare.isBlank() ? SymbolDisplay.name(bare) : "“" + bare + "”")
                + (alike.isEmpty() ? "" : "; it knows " + String.join(", ", alike));
    }

    private List<String> alike(String bare) {
        for (int length = bare.length(); length > 0; length--) {
            String start = bare.substring(0, length);
            List<String> found = tokenizer.vocabulary().symbols().stream().filter(s -> s.length() > 1 && s.startsWith(start))
                    .limit(NAMED).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
