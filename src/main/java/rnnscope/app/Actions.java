package rnnscope.app;

import java.util.Optional;
import javafx.scene.input.KeyEvent;
import rnnscope.session.comparison.Partner;
import rnnscope.view.Perspective;

/** Actions of the window, wherever the request comes from. */
interface Actions {
    void openModelFile();

    void openTextFile();

    /** A model or a text. */
    void openFile();

    /** Asks what the model in front is to be compared with. */
    void compare();

    /** Asks for the file of a model to compare with. */
    void compareFile();

    /** Shows another model beside the one in front. */
    void compareWith(Partner other);

    /** Lists the lessons that come with the program. */
    void showLessons();

    /** Lets a lesson that is open have a key; returns whether it meant something to it. */
    boolean lessonKey(KeyEvent event, boolean typing);

    /** Saves how things stand, to the file that it was opened from or to another. */
    void saveSession(boolean asks);

    /** Asks how to take a picture or numbers out of the window; of the whole perspective, or of what is pointed at. */
    void takeOut(boolean whole);

    /** Copies what is pointed at, or has the focus, as an image. */
    void copyImage();

    /** Copies its numbers. */
    void copyNumbers();

    void typeText();

    void writeOn();

    /** Larger, and over the whole screen; or back. */
    void present();

    /** Presents where one was when one left the whole screen. */
    void resume();

    /** Covers the window with black, until any key. */
    void blank();

    /** Fills the window with what is pointed at or has the focus, or gives it back. */
    void fill();

    /** A minute for questions, or one more; or the end of them. */
    void countdown(boolean runs);

    /** Shows keys and clicks to the audience, or no longer. */
    void echo();

    /** Lets what lies over the window have a key; returns whether it is not for the window. */
    boolean overlay(KeyEvent event);

    /** Opens the palette, or closes it. */
    void palette();

    /** Opens the sheet of keys, or closes it. */
    void sheet();

    /** Says what this is, and of which version. */
    void about();

    /** Opens the manual on the page of what has the focus, or closes it. */
    void help();

    /** Opens the manual on a page. */
    void help(String page);

    /** Whether the manual has the keys. */
    boolean readsHelp();

    /** Lets go of what is pinned; where nothing is, of the whole screen. */
    void letGo();

    /** Lets the perspective have the keys, not a field in it. */
    void giveKeysBack();

    /** Light, dark, high contrast. */
    void toggleTheme();

    /** Lets the perspective that shows have a key; returns whether it meant something there. */
    boolean perspectiveKey(KeyEvent event);

    void showPerspective(Perspective perspective);

    /** Takes back the last edit: of the perspective that shows, else of the text. */
    void undo();

    /** What {@link #undo} would take back, in words; empty where there is nothing. */
    Optional<String> undoes();

    void redo();

    /** Larger or smaller letters. */
    void magnify(boolean larger);

    /** Closes the message that shows; returns whether there was one. */
    boolean closeMessage();

    /** Moves the focus to the message that shows. */
    void focusMessage();

    /** Wider or narrower columns. */
    void zoom(double factor);
}
