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

    /** Wider or narrower columns. */
    void zoom(double factor);
}
