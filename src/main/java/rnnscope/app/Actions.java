package rnnscope.app;

/** What the window does on request, wherever the request comes from. */
interface Actions {
    void openModelFile();

    void openTextFile();

    /** A model or a text. */
    void openFile();

    void typeText();

    void writeOn();

    /** Larger, and over the whole screen; or back. */
    void present();

    void toggleTheme();

    /** Shows the perspective with this number, if there is one. */
    void showPerspective(int index);

    /** Takes back the last edit: of the perspective that shows, else of the text. */
    void undo();

    void redo();

    /** Wider or narrower columns. */
    void zoom(double factor);
}
