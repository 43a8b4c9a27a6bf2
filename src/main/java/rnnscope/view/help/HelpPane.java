package rnnscope.view.help;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import rnnscope.control.Visibility;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.background.LatestTask;

/**
 * Help pane: the manual beside the perspective, a page at a time, with a list of pages that a search narrows. Arrows,
 * Page Up and Page Down, Home and End scroll, Alt with Left goes back, Ctrl F searches, Escape closes.
 */
public final class HelpPane extends BorderPane {
    /** Of the height that shows: what an arrow, and what Page Down scrolls by. */
    private static final double LINE = 0.1;
    private static final double PAGE = 0.9;

    private final LatestTask<Manual> loading;
    private final Runnable onClose;
    private final TextField search = new TextField();
    private final ListView<ManualPage> list = new ListView<>();
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final Deque<String> before = new ArrayDeque<>();
    private Manual manual;
    /** The page that shows, or is to show once the manual is there. */
    private String name = "";
    private boolean choosing;

    /**
     * @param background where pages are read
     * @param onClose    called when the user is done with it
     * @param failed     given what went wrong
     */
    public HelpPane(Executor background, Runnable onClose, Consumer<Throwable> failed) {
        this.onClose = onClose;
        list.setPlaceholder(new Label());
        this.loading = new LatestTask<>(background, Platform::runLater, this::loaded, failed);
        setId("help");
        getStyleClass().add("help");
        search.setId("help-search");
        search.setPromptText(Words.of("view.help.search"));
        search.textProperty().addListener((property, was, is) -> find());
        list.setId("help-pages");
        list.setCellFactory(view -> new PageCell());
        list.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (is != null && !choosing) {
                go(is.name());
            }
        });
        Label title = new Label(Words.of("view.help.manual"));
        title.getStyleClass().add("help-title");
        Button close = new Button(Words.of("view.help.close"));
        close.setId("help-close");
        close.getStyleClass().setAll("button", "quiet-button");
        close.setTooltip(new Tooltip(Words.of("view.help.close.tip", Shortcut.CLOSE.key())));
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> onClose.run());
        HBox bar = new HBox(title, search, close);
        bar.getStyleClass().add("help-bar");
        HBox.setHgrow(search, Priority.ALWAYS);
        content.getStyleClass().add("help-page");
        scroll.setId("help-scroll");
        scroll.getStyleClass().add("help-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(bar);
        setLeft(list);
        setCenter(scroll);
        keys().filter(this);
        Visibility.show(this, false);
    }

    /** Shows a page, and gives it the keys. */
    public void open(String page) {
        Visibility.show(this, true);
        before.clear();
        search.clear();
        show(page);
        scroll.requestFocus();
    }

    /** Hides it; what it showed is forgotten. */
    public void close() {
        Visibility.show(this, false);
        content.getChildren().clear();
    }

    /** The name of the page that shows. */
    public String page() {
        return name;
    }

    private void loaded(Manual read) {
        manual = read;
        list.setPlaceholder(new Label(Words.of("view.help.none")));
        show(name);
        find();
    }

    /** Goes to a page from the one that shows, which Alt Left comes back to. */
    private void go(String page) {
        if (manual.page(page) != null && !page.equals(name)) {
            before.push(name);
            show(page);
        }
    }

    private void show(String page) {
        name = page;
        if (manual == null) {
            Language language = Language.current();
            loading.ask(wanted -> Manual.load(language));
            return;
        }
        ManualPage shown = manual.page(page);
        content.getChildren().setAll(new MarkdownNodes(link -> go(Manual.target(link))).blocks(shown.document()));
        choosing = true;
        list.getSelectionModel().select(shown);
        list.scrollTo(shown);
        choosing = false;
        scroll.setVvalue(0);
        if (!search.getText().isBlank()) {
            scrollToFirst(search.getText());
        }
    }

    /** The pages that have the words, and the first place of the page that shows. */
    private void find() {
        if (manual == null) {
            return;
        }
        choosing = true;
        String query = search.getText();
        list.getItems().setAll(manual.pages().stream().filter(one -> one.matches(query)).toList());
        list.getSelectionModel().select(manual.page(name));
        choosing = false;
        if (!query.isBlank() && !list.getItems().isEmpty()) {
            if (!list.getItems().contains(manual.page(name))) {
                go(list.getItems().get(0).name());
            } else {
                scrollToFirst(query);
            }
        }
    }

    /** Scrolls to the first block that has all of what is searched for, else to the first with its first word. */
    private void scrollToFirst(String query) {
        String whole = query.strip();
        List<String> tries = List.of(whole, whole.split("\\s+")[0]);
        applyCss();
        layout();
        for (String words : tries) {
            for (Node block : content.getChildren()) {
                if (ManualPage.has(text(block), words)) {
                    double room = content.getHeight() - scroll.getViewportBounds().getHeight();
                    scroll.setVvalue(room <= 0 ? 0 : Math.min(1, block.getBoundsInParent().getMinY() / room));
                    return;
                }
            }
        }
    }

    /** All words below a node. */
    private static String text(Node node) {
        if (node instanceof Text text) {
            return text.getText();
        } else if (node instanceof Labeled labeled) {
            return labeled.getText() == null ? "" : labeled.getText();
        } else if (node instanceof Parent parent) {
            StringBuilder words = new StringBuilder();
            parent.getChildrenUnmodifiable().forEach(child -> words.append(text(child)));
            return words.toString();
        }
        return "";
    }

    private KeyMap keys() {
        return new KeyMap().on(Shortcut.CLOSE, onClose).on(Shortcut.SEARCH, search::requestFocus)
                .onIf(Shortcut.PAGE_BEFORE, this::goBack)
                .on(Shortcut.PAGE_DOWN, () -> scrollBy(PAGE)).on(Shortcut.PAGE_UP, () -> scrollBy(-PAGE))
                .onIf(Shortcut.CHOOSE, this::leaveSearch)
                .onIf(Shortcut.SCROLL_DOWN, () -> leaveSearch() || scrolls(() -> scrollBy(LINE)))
                .onIf(Shortcut.SCROLL_UP, () -> scrolls(() -> scrollBy(-LINE)))
                .onIf(Shortcut.TOP, () -> scrolls(() -> scroll.setVvalue(0)))
                .onIf(Shortcut.BOTTOM, () -> scrolls(() -> scroll.setVvalue(1)));
    }

    private boolean goBack() {
        if (before.isEmpty()) {
            return false;
        }
        show(before.pop());
        return true;
    }

    /** From the field down to the pages that were found. */
    private boolean leaveSearch() {
        boolean typing = search.isFocused();
        if (typing) {
            list.requestFocus();
        }
        return typing;
    }

    /** A key that the field and the list have another use for. */
    private boolean scrolls(Runnable action) {
        boolean scrolls = !search.isFocused() && !list.isFocused();
        if (scrolls) {
            action.run();
        }
        return scrolls;
    }

    /** @param part of the height that shows */
    private void scrollBy(double part) {
        double shows = scroll.getViewportBounds().getHeight();
        double room = content.getHeight() - shows;
        if (room > 0) {
            scroll.setVvalue(Math.max(0, Math.min(1, scroll.getVvalue() + part * shows / room)));
        }
    }

    private static final class PageCell extends ListCell<ManualPage> {
        PageCell() {
            setWrapText(true);
            // as wide as the list, whatever its title
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ManualPage page, boolean empty) {
            super.updateItem(page, empty);
            setText(empty ? null : page.title());
        }
    }
}
