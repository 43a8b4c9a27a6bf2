package rnnscope.app;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyEvent;
import rnnscope.control.Typing;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.session.Cursor;
import rnnscope.session.Player;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.subject.Subjects;
import rnnscope.view.Perspective;

/** Keyboard shortcuts of the window, from any focus; those that a text field needs are left to it. */
final class Shortcuts {
    private static final double FASTER = Math.sqrt(2);
    private static final double WIDER = 1.2;
    /** Keys that what has the focus takes: a slider, a list, a table whose rows open. */
    private static final Set<Shortcut> SLIDING = EnumSet.of(Shortcut.LESS, Shortcut.MORE, Shortcut.MUCH_LESS,
            Shortcut.MUCH_MORE, Shortcut.LEAST, Shortcut.MOST);
    private static final Set<Shortcut> LISTED = EnumSet.of(Shortcut.ENTRY_ABOVE, Shortcut.ENTRY_BELOW);
    private static final Set<Shortcut> ARROWS = EnumSet.of(Shortcut.LESS, Shortcut.MORE);

    private final Session session;
    private final Subjects subjects;
    private final List<Perspective> perspectives;
    private final Actions actions;

    Shortcuts(Session session, Subjects subjects, List<Perspective> perspectives, Actions actions) {
        this.session = session;
        this.subjects = subjects;
        this.perspectives = perspectives;
        this.actions = actions;
    }

    void install(Scene scene) {
        KeyMap always = commands();
        KeyMap unlessTyping = plain();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (actions.overlay(event)) {
                return;
            }
            boolean typing = Typing.isIn(scene);
            if (!actions.readsHelp() && actions.lessonKey(event, typing)) {
                event.consume();
                return;
            }
            if (actions.readsHelp()) {
                if (always.handle(event)) {
                    event.consume();
                }
                return;
            }
            Node focus = scene.getFocusOwner();
            boolean closes = Shortcut.LET_GO.isOf(event) && !typing && actions.closeMessage();
            if (closes || always.handle(event) || (!typing && !movesIn(focus, event)
                    && (actions.perspectiveKey(event) || unlessTyping.handle(event) || fire(event, focus)))) {
                event.consume();
            }
        });
        // A field that has no use for Escape gives the keys back.
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.LET_GO.isOf(event) && Typing.isIn(scene)) {
                actions.giveKeysBack();
                event.consume();
            }
        });
    }

    /** Whether a key moves in what has the focus. */
    private static boolean movesIn(Node focus, KeyEvent event) {
        return focus instanceof Slider && isOf(SLIDING, event) || focus instanceof TreeTableView && isOf(ARROWS, event)
                || (focus instanceof ListView || focus instanceof TableView) && isOf(LISTED, event);
    }

    private static boolean isOf(Set<Shortcut> some, KeyEvent event) {
        return some.stream().anyMatch(shortcut -> shortcut.isOf(event));
    }

    /** Keys that mean the same everywhere, while typing too. */
    private KeyMap commands() {
        return new KeyMap().on(Shortcut.HELP, actions::help).on(Shortcut.SHEET, actions::sheet)
                .on(Shortcut.PALETTE, actions::palette).on(Shortcut.PRESENT, actions::present)
                .on(Shortcut.RESUME, actions::resume).on(Shortcut.ECHO, actions::echo)
                .on(Shortcut.MESSAGE, actions::focusMessage).on(Shortcut.LESSONS, actions::showLessons).on(Shortcut.COMPARE, actions::compare).on(Shortcut.OPEN, actions::openFile)
                .on(Shortcut.TYPE, actions::typeText).on(Shortcut.TAKE_OUT, () -> actions.takeOut(false))
                .on(Shortcut.SAVE, () -> actions.saveSession(false)).on(Shortcut.SAVE_AS, () -> actions.saveSession(true))
                .on(Shortcut.WRITE_ON, actions::writeOn)
                .on(Shortcut.WIDER, () -> actions.zoom(WIDER)).on(Shortcut.NARROWER, () -> actions.zoom(1 / WIDER))
                .on(Shortcut.LARGER, () -> actions.magnify(true)).on(Shortcut.SMALLER, () -> actions.magnify(false))
                .with(Shortcut.PERSPECTIVE, event -> show(Shortcut.PERSPECTIVE.indexOf(event)));
    }

    private boolean show(int perspective) {
        if (perspective >= perspectives.size()) {
            return false;
        }
        actions.showPerspective(perspectives.get(perspective));
        return true;
    }

    /** Keys that a text field has another use for. */
    private KeyMap plain() {
        return new KeyMap().on(Shortcut.COPY_NUMBERS, actions::copyNumbers).on(Shortcut.COPY_IMAGE, actions::copyImage)
                .on(Shortcut.UNDO, actions::undo).on(Shortcut.REDO, actions::redo)
                .on(Shortcut.PLAY, () -> player().toggle()).on(Shortcut.BACK, () -> step(-1)).on(Shortcut.ON, () -> step(1))
                .on(Shortcut.START, () -> cursor().moveTo(0)).on(Shortcut.END, () -> cursor().moveTo(cursor().length() - 1))
                .on(Shortcut.UNIT_ABOVE, () -> chooseUnit(-1)).on(Shortcut.UNIT_BELOW, () -> chooseUnit(1))
                .on(Shortcut.LAYER_ABOVE, () -> chooseLayer(-1)).on(Shortcut.LAYER_BELOW, () -> chooseLayer(1))
                .on(Shortcut.FASTER, () -> player().faster(FASTER)).on(Shortcut.SLOWER, () -> player().faster(1 / FASTER))
                .on(Shortcut.LET_GO, this::letGo).on(Shortcut.THEME, actions::toggleTheme)
                .on(Shortcut.BLANK, actions::blank).on(Shortcut.FILL, actions::fill)
                .on(Shortcut.COUNTDOWN, () -> actions.countdown(true))
                .on(Shortcut.END_COUNTDOWN, () -> actions.countdown(false));
    }

    private Player player() {
        return subjects.front() == null ? session.player() : subjects.front().player();
    }

    /** Of what is in front. */
    private Cursor cursor() {
        return subjects.front() == null ? session.cursor() : subjects.front().cursor();
    }

    private void step(int by) {
        cursor().preview(-1);
        cursor().moveBy(by);
    }

    private void chooseUnit(int by) {
        Selection selection = subjects.reader().selection();
        selection.pinUnit(selection.unit() + by);
    }

    private void chooseLayer(int by) {
        Selection selection = subjects.reader().selection();
        selection.pinLayer(selection.layer() - by);
    }

    private void letGo() {
        cursor().preview(-1);
        actions.letGo();
    }

    /** Space plays, so Enter presses the button that has the focus. */
    private static boolean fire(KeyEvent event, Node focus) {
        if (Shortcut.PRESS.isOf(event) && focus instanceof ButtonBase button) {
            button.fire();
            return true;
        }
        return false;
    }
}
