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
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
    /** Keys that a slider with the focus takes. */
    private static final Set<KeyCode> SLIDING = EnumSet.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN,
            KeyCode.HOME, KeyCode.END, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN);

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
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean typing = scene.getFocusOwner() instanceof TextInputControl;
            if (actions.lessonKey(event, typing)) {
                event.consume();
                return;
            }
            if (actions.readsHelp()) {
                if (command(event, true)) {
                    event.consume();
                }
                return;
            }
            boolean closes = event.getCode() == KeyCode.ESCAPE && !typing && actions.closeMessage();
            if (closes || command(event, typing) || (!typing && !movesIn(scene.getFocusOwner(), event)
                    && (actions.perspectiveKey(event) || key(event) || fire(event, scene.getFocusOwner())))) {
                event.consume();
            }
        });
        // A field that has no use for Escape gives the keys back.
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && scene.getFocusOwner() instanceof TextInputControl) {
                actions.giveKeysBack();
                event.consume();
            }
        });
    }

    /** Whether a key moves in what has the focus. */
    private static boolean movesIn(Node focus, KeyEvent event) {
        boolean upOrDown = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
        return SLIDING.contains(event.getCode()) && focus instanceof Slider
                || event.getCode().isArrowKey() && focus instanceof TreeTableView
                || upOrDown && (focus instanceof ListView || focus instanceof TableView);
    }

    /** Keys that mean the same everywhere. */
    private boolean command(KeyEvent event, boolean typing) {
        if (event.getCode() == KeyCode.F11 || event.getCode() == KeyCode.F5) {
            actions.present();
            return true;
        }
        if (event.getCode() == KeyCode.F1) {
            actions.help();
            return true;
        }
        if (event.getCode() == KeyCode.F6) {
            actions.focusMessage();
            return true;
        }
        if (!event.isShortcutDown() && !event.isControlDown()) {
            return false;
        }
        switch (event.getCode()) {
            case O -> actions.openFile();
            case L -> actions.showLessons();
            case E -> {
                if (event.isShiftDown()) {
                    actions.takeOut(false);
                } else {
                    actions.typeText();
                }
            }
            case S -> actions.saveSession(event.isShiftDown());
            case C -> {
                if (typing) {
                    return false;
                }
                if (event.isShiftDown()) {
                    actions.copyImage();
                } else {
                    actions.copyNumbers();
                }
            }
            case ENTER -> actions.writeOn();
            case PLUS, ADD, EQUALS -> {
                if (event.isShiftDown()) {
                    actions.magnify(true);
                } else {
                    actions.zoom(WIDER);
                }
            }
            case MINUS, SUBTRACT -> {
                if (event.isShiftDown()) {
                    actions.magnify(false);
                } else {
                    actions.zoom(1 / WIDER);
                }
            }
            case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6, DIGIT7, DIGIT8, DIGIT9 -> {
                int index = event.getCode().ordinal() - KeyCode.DIGIT1.ordinal();
                if (index >= perspectives.size()) {
                    return false;
                }
                actions.showPerspective(perspectives.get(index));
            }
            case Z -> {
                if (typing) {
                    return false;
                }
                if (event.isShiftDown()) {
                    actions.redo();
                } else {
                    actions.undo();
                }
            }
            case Y -> {
                if (typing) {
                    return false;
                }
                actions.redo();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean key(KeyEvent event) {
        if (event.isShortcutDown() || event.isControlDown() || event.isAltDown()) {
            return false;
        }
        Cursor cursor = cursor();
        Player player = subjects.front() == null ? session.player() : subjects.front().player();
        Selection selection = subjects.reader().selection();
        switch (event.getCode()) {
            case SPACE -> player.toggle();
            case LEFT, PAGE_UP -> step(-1);
            case RIGHT, PAGE_DOWN -> step(1);
            case HOME -> cursor.moveTo(0);
            case END -> cursor.moveTo(cursor.length() - 1);
            case UP -> choose(selection, event.isShiftDown(), -1);
            case DOWN -> choose(selection, event.isShiftDown(), 1);
            case PLUS, ADD, EQUALS -> player.faster(FASTER);
            case MINUS, SUBTRACT -> player.faster(1 / FASTER);
            case ESCAPE -> {
                cursor.preview(-1);
                actions.letGo();
            }
            case T -> actions.toggleTheme();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Of what is in front. */
    private Cursor cursor() {
        return subjects.front() == null ? session.cursor() : subjects.front().cursor();
    }

    private void step(int by) {
        cursor().preview(-1);
        cursor().moveBy(by);
    }

    private static void choose(Selection selection, boolean layer, int by) {
        if (layer) {
            selection.pinLayer(selection.layer() - by);
        } else {
            selection.pinUnit(selection.unit() + by);
        }
    }

    /** Space plays, so Enter presses the button that has the focus. */
    private static boolean fire(KeyEvent event, Node focus) {
        if (event.getCode() == KeyCode.ENTER && focus instanceof ButtonBase button) {
            button.fire();
            return true;
        }
        return false;
    }
}
