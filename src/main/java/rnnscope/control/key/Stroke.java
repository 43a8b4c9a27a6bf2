package rnnscope.control.key;

import java.util.Locale;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import rnnscope.language.Words;

/**
 * Stroke of a key, with what is held beside it.
 *
 * @param control whether Control is held, or the system's key for shortcuts
 * @param isShown whether a sheet of keys names it; another name of the same key is left out
 */
public record Stroke(KeyCode code, boolean control, boolean shift, boolean alt, boolean isShown) {
    private static final String ALSO = "~";
    private static final Map<KeyCode, String> NAMES = Map.ofEntries(Map.entry(KeyCode.PLUS, "+"),
            Map.entry(KeyCode.EQUALS, "+"), Map.entry(KeyCode.ADD, "+"), Map.entry(KeyCode.MINUS, "−"),
            Map.entry(KeyCode.SUBTRACT, "−"), Map.entry(KeyCode.PERIOD, "."), Map.entry(KeyCode.CONTROL, "Ctrl"));

    /** Reads "Ctrl Shift Page_Up"; a tilde before it for one that no sheet names. */
    static Stroke parse(String words) {
        boolean also = words.startsWith(ALSO);
        String[] parts = words.substring(also ? ALSO.length() : 0).split(" ");
        boolean control = false;
        boolean shift = false;
        boolean alt = false;
        for (int i = 0; i < parts.length - 1; i++) {
            switch (parts[i]) {
                case "Ctrl" -> control = true;
                case "Shift" -> shift = true;
                case "Alt" -> alt = true;
                default -> throw new IllegalArgumentException(words);
            }
        }
        return new Stroke(KeyCode.valueOf(parts[parts.length - 1].toUpperCase(Locale.ROOT)), control, shift, alt, !also);
    }

    /** What was pressed. */
    public static Stroke of(KeyEvent event) {
        return new Stroke(event.getCode(), event.isShortcutDown() || event.isControlDown(), event.isShiftDown(),
                event.isAltDown(), true);
    }

    /** Whether it is what was pressed, no more and no less being held. */
    boolean isOf(KeyEvent event) {
        boolean itself = code.isModifierKey();
        return event.getCode() == code && (itself || control == (event.isShortcutDown() || event.isControlDown())
                && shift == event.isShiftDown() && alt == event.isAltDown());
    }

    /** The press of it, as of the keyboard. */
    public KeyEvent press() {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false);
    }

    /** Whether a key writes a letter or a digit. */
    public static boolean isTyped(KeyEvent event) {
        KeyCode code = event.getCode();
        return !event.isShortcutDown() && !event.isControlDown()
                && (code.isLetterKey() || code.isDigitKey() || code.isKeypadKey());
    }

    /** Whether a key is only held beside others. */
    public static boolean isModifier(KeyEvent event) {
        return event.getCode().isModifierKey();
    }

    /** "Ctrl Shift E". */
    public String words() {
        return (control ? "Ctrl " : "") + (shift ? "Shift " : "") + (alt ? "Alt " : "") + name();
    }

    private String name() {
        String key = "control.key.name." + code.name().toLowerCase(Locale.ROOT);
        return Words.bundle().containsKey(key) ? Words.of(key) : NAMES.getOrDefault(code, code.getName());
    }
}
