package rnnscope.app;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import rnnscope.view.ViewContext;
import rnnscope.view.help.HelpPage;
import rnnscope.view.help.HelpPane;

/** Manual of a window, over its right side: opened on the page of what has the focus, or on the one that is asked for. */
final class WindowHelp {
    private final ViewContext context;
    private final Scene scene;
    private final StackPane root;
    private final Node under;
    private final Supplier<String> usual;
    private final Runnable closed;
    /** Made when it is first asked for; null before. */
    private HelpPane help;

    /**
     * @param under  what it lies over next
     * @param usual  page of the perspective that shows
     * @param closed called when it has been closed
     */
    WindowHelp(ViewContext context, Scene scene, StackPane root, Node under, Supplier<String> usual, Runnable closed) {
        this.context = context;
        this.scene = scene;
        this.root = root;
        this.under = under;
        this.usual = usual;
        this.closed = closed;
        scene.addEventHandler(HelpPage.ASKED, event -> open(event.page().isEmpty() ? usual.get() : event.page()));
    }

    void toggle() {
        if (help != null && help.isVisible()) {
            help.close();
            closed.run();
        } else {
            open(HelpPage.of(scene.getFocusOwner(), usual.get()));
        }
    }

    void open(String page) {
        if (help == null) {
            help = new HelpPane(context.background(), this::toggle, context.session()::failed);
            StackPane.setAlignment(help, Pos.CENTER_RIGHT);
            root.getChildren().add(root.getChildren().indexOf(under) + 1, help);
        }
        help.open(page);
    }

    /** Whether it has the keys. */
    boolean isRead() {
        return help != null && help.isVisible() && help.isFocusWithin();
    }
}
