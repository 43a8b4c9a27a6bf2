package rnnscope.control.key;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyEvent;
import rnnscope.language.Words;

/**
 * Shortcut, a key of the window and what it does: the table of them all, in the order of the sheet. What listens to keys
 * asks a {@link KeyMap} of these, so that the sheet cannot be wrong. A perspective's own key comes before the window's.
 */
public enum Shortcut {
    HELP(Group.WINDOW, "F1"),
    SHEET(Group.WINDOW, "Shift F1"),
    PALETTE(Group.WINDOW, "Ctrl K"),
    PLAY(Group.WINDOW, "Space"),
    BACK(Group.WINDOW, "Left|Page_Up"),
    ON(Group.WINDOW, "Right|Page_Down"),
    START(Group.WINDOW, "Home"),
    END(Group.WINDOW, "End"),
    FASTER(Group.WINDOW, "Plus|~Shift Plus|~Equals|~Shift Equals|~Add"),
    SLOWER(Group.WINDOW, "Minus|~Shift Minus|~Subtract"),
    UNIT_ABOVE(Group.WINDOW, "Up"),
    UNIT_BELOW(Group.WINDOW, "Down"),
    LAYER_ABOVE(Group.WINDOW, "Shift Up"),
    LAYER_BELOW(Group.WINDOW, "Shift Down"),
    LET_GO(Group.WINDOW, "Escape"),
    NEXT_CONTROL(Group.WINDOW, "Tab|Shift Tab"),
    PRESS(Group.WINDOW, "Enter"),
    EXACT(Group.WINDOW, "Control"),
    PERSPECTIVE(Group.WINDOW, "Ctrl Digit1|Ctrl Digit2|Ctrl Digit3|Ctrl Digit4|Ctrl Digit5|Ctrl Digit6|Ctrl Digit7"
            + "|Ctrl Digit8|Ctrl Digit9"),
    LESSONS(Group.WINDOW, "Ctrl L"),
    OPEN(Group.WINDOW, "Ctrl O"),
    COMPARE(Group.WINDOW, "Ctrl D"),
    SAVE(Group.WINDOW, "Ctrl S"),
    SAVE_AS(Group.WINDOW, "Ctrl Shift S"),
    TYPE(Group.WINDOW, "Ctrl E"),
    WRITE_ON(Group.WINDOW, "Ctrl Enter"),
    TAKE_OUT(Group.WINDOW, "Ctrl Shift E"),
    COPY_NUMBERS(Group.WINDOW, "Ctrl C"),
    COPY_IMAGE(Group.WINDOW, "Ctrl Shift C"),
    UNDO(Group.WINDOW, "Ctrl Z"),
    REDO(Group.WINDOW, "Ctrl Y|Ctrl Shift Z"),
    WIDER(Group.WINDOW, "Ctrl Plus|~Ctrl Equals|~Ctrl Add"),
    NARROWER(Group.WINDOW, "Ctrl Minus|~Ctrl Subtract"),
    LARGER(Group.WINDOW, "Ctrl Shift Plus|~Ctrl Shift Equals|~Ctrl Shift Add"),
    SMALLER(Group.WINDOW, "Ctrl Shift Minus|~Ctrl Shift Subtract"),
    MESSAGE(Group.WINDOW, "F6"),
    THEME(Group.WINDOW, "T"),

    PRESENT(Group.PRESENTING, "F11|F5"),
    RESUME(Group.PRESENTING, "Shift F5"),
    BLANK(Group.PRESENTING, "B|Period"),
    FILL(Group.PRESENTING, "Z"),
    POINTER(Group.PRESENTING, "P"),
    ECHO(Group.PRESENTING, "Ctrl Shift K"),
    COUNTDOWN(Group.PRESENTING, "Q"),
    END_COUNTDOWN(Group.PRESENTING, "Shift Q"),

    NEXT_STEP(Group.LESSON, "Page_Down"),
    STEP_BEFORE(Group.LESSON, "Page_Up"),
    TO_LESSON(Group.LESSON, "L"),
    NOTES(Group.LESSON, "Ctrl Shift N"),

    NEXT_KNOWN(Group.STEP, "N"),
    KNOWN_BEFORE(Group.STEP, "Shift N"),
    NUMBERS(Group.STEP, "M"),
    PRODUCT_ON(Group.STEP, "X"),
    PRODUCT_BACK(Group.STEP, "Shift X"),
    DIRECTION(Group.STEP, "D"),
    DAY_BACK(Group.STEP, "Shift Left"),
    DAY_ON(Group.STEP, "Shift Right"),

    TRAIN(Group.TRAIN, "Space"),
    SNAPSHOT_BACK(Group.TRAIN, "Left|Page_Up"),
    SNAPSHOT_ON(Group.TRAIN, "Right|Page_Down"),
    FIRST_SNAPSHOT(Group.TRAIN, "Home"),
    LAST_SNAPSHOT(Group.TRAIN, "End"),
    RESET(Group.TRAIN, "R"),
    FORK(Group.TRAIN, "F"),

    LESS(Group.LEVER, "Left|Down"),
    MORE(Group.LEVER, "Right|Up"),
    MUCH_LESS(Group.LEVER, "Page_Down"),
    MUCH_MORE(Group.LEVER, "Page_Up"),
    LEAST(Group.LEVER, "Home"),
    MOST(Group.LEVER, "End"),
    FREE(Group.LEVER, "Delete|Back_Space"),
    LEAVE_LEVERS(Group.LEVER, "Escape"),

    SELECT_BACK(Group.UNITS, "Shift Left"),
    SELECT_ON(Group.UNITS, "Shift Right"),
    LISTED_ABOVE(Group.UNITS, "Up"),
    LISTED_BELOW(Group.UNITS, "Down"),
    NEXT_MATCH(Group.UNITS, "N"),
    MATCH_BEFORE(Group.UNITS, "Shift N"),

    SOURCE_BACK(Group.ATTENTION, "Up"),
    SOURCE_ON(Group.ATTENTION, "Down"),
    WEIGHT_MORE(Group.ATTENTION, "Shift Up"),
    WEIGHT_LESS(Group.ATTENTION, "Shift Down"),
    ONLY(Group.ATTENTION, "Enter"),
    UNFORCE(Group.ATTENTION, "Delete|Back_Space"),

    PART_BEFORE(Group.WIRING, "Up"),
    PART_AFTER(Group.WIRING, "Down"),
    OPEN_PART(Group.WIRING, "Enter"),

    NEXT_POINT(Group.DYNAMICS, "N"),
    POINT_BEFORE(Group.DYNAMICS, "Shift N"),
    DIRECTION_ON(Group.DYNAMICS, "X"),
    DIRECTION_BACK(Group.DYNAMICS, "Shift X"),
    LEAVE_POINT(Group.DYNAMICS, "Escape"),
    TURN_LEFT(Group.DYNAMICS, "Alt Left"),
    TURN_RIGHT(Group.DYNAMICS, "Alt Right"),
    TURN_UP(Group.DYNAMICS, "Alt Up"),
    TURN_DOWN(Group.DYNAMICS, "Alt Down"),

    SCROLL_UP(Group.MANUAL, "Up"),
    SCROLL_DOWN(Group.MANUAL, "Down"),
    PAGE_UP(Group.MANUAL, "Page_Up"),
    PAGE_DOWN(Group.MANUAL, "Page_Down"),
    TOP(Group.MANUAL, "Home"),
    BOTTOM(Group.MANUAL, "End"),
    PAGE_BEFORE(Group.MANUAL, "Alt Left"),
    SEARCH(Group.MANUAL, "Ctrl F"),
    CLOSE(Group.MANUAL, "Escape"),

    ENTRY_ABOVE(Group.LIST, "Up"),
    ENTRY_BELOW(Group.LIST, "Down"),
    CHOOSE(Group.LIST, "Enter"),
    LEAVE(Group.LIST, "Escape");

    /** Where a key means something, a part of the sheet. */
    public enum Group {
        WINDOW, PRESENTING, LESSON, STEP, TRAIN, LEVER, UNITS, ATTENTION, WIRING, DYNAMICS, MANUAL, LIST;

        public String title() {
            return Words.of("control.key.group." + name().toLowerCase(Locale.ROOT));
        }

        /** Its shortcuts, in the order of the sheet. */
        public List<Shortcut> shortcuts() {
            return Arrays.stream(Shortcut.values()).filter(one -> one.group == this).toList();
        }
    }

    private static final int MOST_NAMED = 3;

    private final Group group;
    private final List<Stroke> strokes;

    Shortcut(Group group, String strokes) {
        this.group = group;
        this.strokes = Stream.of(strokes.split("\\|")).map(Stroke::parse).toList();
    }

    public Group group() {
        return group;
    }

    /** Every stroke that means it. */
    public List<Stroke> strokes() {
        return strokes;
    }

    /** What it does, in a few words that begin small. */
    public String does() {
        return Words.of("control.key." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** What some of them do, for a screen reader: "Left: one step back; Right: one step on". */
    public static String help(Shortcut... some) {
        return Stream.of(some).map(one -> one.key() + ": " + one.does()).collect(Collectors.joining("; "));
    }

    /** Whether it lasts as long as the key is held. */
    public boolean isHeld() {
        return this == EXACT || this == POINTER;
    }

    /** Whether a key that was pressed or released is one of its own. */
    public boolean isOf(KeyEvent event) {
        return strokes.stream().anyMatch(stroke -> stroke.isOf(event));
    }

    /** Whether a key that was released is one of its own, whatever is still held beside it. */
    public boolean isKeyOf(KeyEvent event) {
        return strokes.stream().anyMatch(stroke -> stroke.code() == event.getCode());
    }

    /** Which of its strokes a key is; −1 for none. */
    public int indexOf(KeyEvent event) {
        for (int i = 0; i < strokes.size(); i++) {
            if (strokes.get(i).isOf(event)) {
                return i;
            }
        }
        return -1;
    }

    /** Its keys as a sheet names them: "Left or Page Up", "L, held". */
    public String keys() {
        List<String> names = strokes.stream().filter(Stroke::isShown).map(Stroke::words).distinct().toList();
        String all = names.size() > MOST_NAMED ? Words.of("control.key.to", names.get(0), names.get(names.size() - 1))
                : String.join(" " + Words.of("control.key.or") + " ", names);
        return isHeld() ? Words.of("control.key.held", all) : all;
    }

    /** The first of its keys, for a tooltip: "Ctrl Shift E". */
    public String key() {
        return strokes.get(0).words();
    }
}
