package rnnscope.control.key;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyEvent;

/**
 * Shortcut, a key of the window and what it does: the table of them all, in the order of the sheet. What listens to keys
 * asks a {@link KeyMap} of these, so that the sheet cannot be wrong. A perspective's own key comes before the window's.
 */
public enum Shortcut {
    HELP(Group.WINDOW, "F1", "the manual, on the page of what has the focus; or close it"),
    SHEET(Group.WINDOW, "Shift F1", "the sheet of keys"),
    PALETTE(Group.WINDOW, "Ctrl K", "find an action, a model, a text, a lesson, a unit, a property, and go there"),
    PLAY(Group.WINDOW, "Space", "play, pause"),
    BACK(Group.WINDOW, "Left|Page_Up", "one step back; a clicker does the same"),
    ON(Group.WINDOW, "Right|Page_Down", "one step on; a clicker does the same"),
    START(Group.WINDOW, "Home", "to the start of the text"),
    END(Group.WINDOW, "End", "to the end of the text"),
    FASTER(Group.WINDOW, "Plus|~Shift Plus|~Equals|~Shift Equals|~Add", "faster"),
    SLOWER(Group.WINDOW, "Minus|~Shift Minus|~Subtract", "slower"),
    UNIT_ABOVE(Group.WINDOW, "Up", "the unit above"),
    UNIT_BELOW(Group.WINDOW, "Down", "the unit below"),
    LAYER_ABOVE(Group.WINDOW, "Shift Up", "the layer above"),
    LAYER_BELOW(Group.WINDOW, "Shift Down", "the layer below"),
    LET_GO(Group.WINDOW, "Escape", "close what is open, let go of what is pinned; where nothing is, leave the whole screen"),
    NEXT_CONTROL(Group.WINDOW, "Tab|Shift Tab", "to the next control or picture, to the one before"),
    PRESS(Group.WINDOW, "Enter", "press the button that has the focus"),
    EXACT(Group.WINDOW, "Control", "the exact value under the pointer"),
    PERSPECTIVE(Group.WINDOW, "Ctrl Digit1|Ctrl Digit2|Ctrl Digit3|Ctrl Digit4|Ctrl Digit5|Ctrl Digit6|Ctrl Digit7"
            + "|Ctrl Digit8|Ctrl Digit9", "the perspectives, in the order of their tabs"),
    LESSONS(Group.WINDOW, "Ctrl L", "the lessons"),
    OPEN(Group.WINDOW, "Ctrl O", "open a model, a text or a session; or drop the file on the window"),
    SAVE(Group.WINDOW, "Ctrl S", "save the session"),
    SAVE_AS(Group.WINDOW, "Ctrl Shift S", "save the session as another file"),
    TYPE(Group.WINDOW, "Ctrl E", "type a text; in Attention another source"),
    WRITE_ON(Group.WINDOW, "Ctrl Enter", "let the model write on"),
    TAKE_OUT(Group.WINDOW, "Ctrl Shift E", "take out what is pointed at, or the whole perspective: a picture, its numbers"),
    COPY_NUMBERS(Group.WINDOW, "Ctrl C", "copy the numbers of what is pointed at"),
    COPY_IMAGE(Group.WINDOW, "Ctrl Shift C", "copy its picture"),
    UNDO(Group.WINDOW, "Ctrl Z", "take back a change of the text, of the model, of a lever, a reset of the run"),
    REDO(Group.WINDOW, "Ctrl Y|Ctrl Shift Z", "make it again"),
    WIDER(Group.WINDOW, "Ctrl Plus|~Ctrl Equals|~Ctrl Add", "wider columns; Ctrl with the wheel does the same"),
    NARROWER(Group.WINDOW, "Ctrl Minus|~Ctrl Subtract", "narrower columns"),
    LARGER(Group.WINDOW, "Ctrl Shift Plus|~Ctrl Shift Equals|~Ctrl Shift Add", "larger letters"),
    SMALLER(Group.WINDOW, "Ctrl Shift Minus|~Ctrl Shift Subtract", "smaller letters"),
    MESSAGE(Group.WINDOW, "F6", "to the message that shows, which Escape closes"),
    THEME(Group.WINDOW, "T", "light, dark, high contrast"),

    PRESENT(Group.PRESENTING, "F11|F5", "present: the whole screen, letters of up to 3% of its height; or back"),
    RESUME(Group.PRESENTING, "Shift F5", "present where one was when one left the whole screen"),
    BLANK(Group.PRESENTING, "B|Period", "a black screen; any key or click brings it back"),
    FILL(Group.PRESENTING, "Z", "fill the window with the card, track or picture that is pointed at or has the focus; or back"),
    POINTER(Group.PRESENTING, "P", "a large pointer; the middle button or a pen's does the same"),
    ECHO(Group.PRESENTING, "Ctrl Shift K", "show keys and clicks; or no longer"),
    COUNTDOWN(Group.PRESENTING, "Q", "a minute for questions, which counts down; a minute more"),
    END_COUNTDOWN(Group.PRESENTING, "Shift Q", "end the questions"),

    NEXT_STEP(Group.LESSON, "Page_Down", "the next step of the lesson, or the answer to its question"),
    STEP_BEFORE(Group.LESSON, "Page_Up", "the step before"),
    TO_LESSON(Group.LESSON, "L", "back to the lesson: as the step begins"),
    NOTES(Group.LESSON, "Ctrl Shift N", "the speaker's notes, in a window of their own"),

    NEXT_KNOWN(Group.STEP, "N", "the next of the units that know something"),
    KNOWN_BEFORE(Group.STEP, "Shift N", "the one before"),
    NUMBERS(Group.STEP, "M", "all numbers of a small network; or its score"),
    PRODUCT_ON(Group.STEP, "X", "there one product more"),
    PRODUCT_BACK(Group.STEP, "Shift X", "there one product less"),
    DIRECTION(Group.STEP, "D", "the cell that reads the other way"),
    DAY_BACK(Group.STEP, "Shift Left", "the day before, of a series"),
    DAY_ON(Group.STEP, "Shift Right", "the day after, of a series"),

    TRAIN(Group.TRAIN, "Space", "train, pause"),
    SNAPSHOT_BACK(Group.TRAIN, "Left|Page_Up", "the snapshot before"),
    SNAPSHOT_ON(Group.TRAIN, "Right|Page_Down", "the snapshot after; from the last of them one iteration"),
    FIRST_SNAPSHOT(Group.TRAIN, "Home", "to the start of the run"),
    LAST_SNAPSHOT(Group.TRAIN, "End", "to where the run is now"),
    RESET(Group.TRAIN, "R", "reset the run, which is kept"),
    FORK(Group.TRAIN, "F", "fork it here"),

    LESS(Group.LEVER, "Left|Down", "a little less"),
    MORE(Group.LEVER, "Right|Up", "a little more"),
    MUCH_LESS(Group.LEVER, "Page_Down", "much less"),
    MUCH_MORE(Group.LEVER, "Page_Up", "much more"),
    LEAST(Group.LEVER, "Home", "the least"),
    MOST(Group.LEVER, "End", "the most"),
    FREE(Group.LEVER, "Delete|Back_Space", "free it; a double click does the same"),
    LEAVE_LEVERS(Group.LEVER, "Escape", "give the arrows back to the beam"),

    SELECT_BACK(Group.UNITS, "Shift Left", "select a stretch of the text, backwards"),
    SELECT_ON(Group.UNITS, "Shift Right", "select a stretch of the text"),
    LISTED_ABOVE(Group.UNITS, "Up", "the unit above in the list"),
    LISTED_BELOW(Group.UNITS, "Down", "the unit below in the list"),
    NEXT_MATCH(Group.UNITS, "N", "the next passage that matches"),
    MATCH_BEFORE(Group.UNITS, "Shift N", "the passage before"),

    SOURCE_BACK(Group.ATTENTION, "Up", "the step of the source before is pinned; in a picture the cell above"),
    SOURCE_ON(Group.ATTENTION, "Down", "the step of the source after is pinned; in a picture the cell below"),
    WEIGHT_MORE(Group.ATTENTION, "Shift Up", "more of its weight at this step"),
    WEIGHT_LESS(Group.ATTENTION, "Shift Down", "less of its weight"),
    ONLY(Group.ATTENTION, "Enter", "this step of the target reads it alone; in a picture the cell is painted"),
    UNFORCE(Group.ATTENTION, "Delete|Back_Space", "nothing is forced at this step"),

    PART_BEFORE(Group.WIRING, "Up", "the part above"),
    PART_AFTER(Group.WIRING, "Down", "the part below"),
    OPEN_PART(Group.WIRING, "Enter", "go where it shows"),

    SCROLL_UP(Group.MANUAL, "Up", "scroll up"),
    SCROLL_DOWN(Group.MANUAL, "Down", "scroll down"),
    PAGE_UP(Group.MANUAL, "Page_Up", "a page up"),
    PAGE_DOWN(Group.MANUAL, "Page_Down", "a page down"),
    TOP(Group.MANUAL, "Home", "to the top"),
    BOTTOM(Group.MANUAL, "End", "to the bottom"),
    PAGE_BEFORE(Group.MANUAL, "Alt Left", "the page before"),
    SEARCH(Group.MANUAL, "Ctrl F", "search"),
    CLOSE(Group.MANUAL, "Escape", "close it"),

    ENTRY_ABOVE(Group.LIST, "Up", "the entry above; in a number's field one more"),
    ENTRY_BELOW(Group.LIST, "Down", "the entry below; in a number's field one less"),
    CHOOSE(Group.LIST, "Enter", "do it, or take what was typed"),
    LEAVE(Group.LIST, "Escape", "leave it as it was");

    /** Where a key means something, a part of the sheet. */
    public enum Group {
        WINDOW("Everywhere"), PRESENTING("To an audience"), LESSON("In a lesson"), STEP("In Step"), TRAIN("In Train"),
        LEVER("A lever of Gradients"), UNITS("In Units"), ATTENTION("In Attention"), WIRING("In Wiring"),
        MANUAL("In the manual"), LIST("In the palette, a field or a form");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** Its shortcuts, in the order of the sheet. */
        public List<Shortcut> shortcuts() {
            return Arrays.stream(Shortcut.values()).filter(one -> one.group == this).toList();
        }
    }

    private static final int MOST_NAMED = 3;

    private final Group group;
    private final List<Stroke> strokes;
    private final String does;

    Shortcut(Group group, String strokes, String does) {
        this.group = group;
        this.strokes = Stream.of(strokes.split("\\|")).map(Stroke::parse).toList();
        this.does = does;
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
        return does;
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
        String all = names.size() > MOST_NAMED ? names.get(0) + " to " + names.get(names.size() - 1)
                : String.join(" or ", names);
        return isHeld() ? all + ", held" : all;
    }

    /** The first of its keys, for a tooltip: "Ctrl Shift E". */
    public String key() {
        return strokes.get(0).words();
    }
}
