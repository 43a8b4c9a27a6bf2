package rnnscope.view.lesson;

/** Actions of a lesson that are the window's, wherever the request comes from. */
public interface LessonActions {
    /** Lets things stand again as the step says. */
    void restore();

    /** Shows the speaker's notes in a window of their own, or hides them. */
    void notes();

    /** Ends the lesson; what shows stays. */
    void close();

    /** Adds how things stand as a step; begins a lesson where none is open. */
    void keep();

    /** Lets things stand at this step as they do now. */
    void replace();

    /** Saves the lesson, to the file that it was opened from or to another. */
    void save(boolean asks);

    /** Opens one that comes with the program. */
    void open(String shipped);

    /** Asks for a file and writes the audience's copy to it. */
    void handout();

    /** Asks for a lesson's file. */
    void openFile();
}
