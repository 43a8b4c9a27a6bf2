package rnnscope.view.help;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;

/** Page of the manual that a node is explained on, with all that is in it; and the wish to read one. */
public final class HelpPage extends Event {
    /** Somebody asks for a page. */
    public static final EventType<HelpPage> ASKED = new EventType<>(Event.ANY, "HELP_ASKED");
    private static final String KEY = "rnnscope.help";

    private final transient String page;

    private HelpPage(String page) {
        super(ASKED);
        this.page = page;
    }

    /** The page that is asked for. */
    public String page() {
        return page;
    }

    /** Says the page of a node: its name in the manual. */
    public static void set(Node node, String page) {
        node.getProperties().put(KEY, page);
    }

    /**
     * The page of what has the focus: its own, or that of what holds it.
     *
     * @param otherwise where nobody said one
     */
    public static String of(Node focus, String otherwise) {
        for (Node node = focus; node != null; node = node.getParent()) {
            if (node.hasProperties() && node.getProperties().get(KEY) instanceof String page) {
                return page;
            }
        }
        return otherwise;
    }

    /** Asks, from a node of the window, for the page of what lies over it; for that of the perspective where there is none. */
    public static void ask(Node node, Node over) {
        node.fireEvent(new HelpPage(of(over, "")));
    }
}
