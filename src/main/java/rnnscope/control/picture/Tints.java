package rnnscope.control.picture;

import java.awt.Color;
import java.util.List;
import java.util.function.Function;
import javafx.scene.paint.Paint;
import rnnscope.figure.paint.Look;

/** Tints of the window's style as colours of a look, so that they follow another look where they are one of its colours. */
final class Tints {
    private static final List<Function<Look, Color>> TOKENS = List.of(Look::paper, Look::card, Look::line, Look::ink,
            Look::muted, Look::faint, Look::hover, Look::beam, Look::amber, Look::red);
    private static final List<String> LINES = List.of("RNN", "GRU", "LSTM", "f", "i", "g", "o");

    private final Look shown;

    /** @param shown the window's look */
    Tints(Look shown) {
        this.shown = shown;
    }

    /** What a paint is in any look; null where it shows nothing. */
    Function<Look, Color> of(Paint paint) {
        if (!(paint instanceof javafx.scene.paint.Color tint) || tint.getOpacity() == 0) {
            return null;
        }
        Color colour = new Color((float) tint.getRed(), (float) tint.getGreen(), (float) tint.getBlue(),
                (float) tint.getOpacity());
        for (Function<Look, Color> token : TOKENS) {
            if (token.apply(shown).equals(colour)) {
                return token;
            }
        }
        for (String line : LINES) {
            if (shown.lineColour(line).equals(colour)) {
                return look -> look.lineColour(line);
            }
        }
        return look -> colour;
    }

    /** Whether a colour is nothing but a ground. */
    boolean isGround(Function<Look, Color> tint) {
        Color colour = tint.apply(shown);
        return colour.equals(shown.paper()) || colour.equals(shown.card());
    }
}
