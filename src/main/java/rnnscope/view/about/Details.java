package rnnscope.view.about;

import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import rnnscope.language.Words;

/** Details of the program and of what it runs on, for a report of a fault. Nothing in them says who the user is. */
public final class Details {
    private Details() {}

    /** The version of the jar, "development" when run from classes. */
    public static String version() {
        String version = Details.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** A line each. */
    public static List<String> lines() {
        return List.of("RnnScope " + version(),
                "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
                "JavaFX " + System.getProperty("javafx.runtime.version", Words.of("view.about.class-path")),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"),
                Words.of("view.about.machine", Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20));
    }

    /** Puts them on the clipboard, below what happened. @param about "" for nothing */
    public static void copy(String about) {
        ClipboardContent content = new ClipboardContent();
        content.putString((about.isEmpty() ? "" : about + "\n\n") + String.join("\n", lines()) + "\n");
        Clipboard.getSystemClipboard().setContent(content);
    }
}
