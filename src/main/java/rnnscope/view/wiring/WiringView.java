package rnnscope.view.wiring;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.wiring.Archetype;
import rnnscope.figure.wiring.ArchetypeFigure;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.unrolled.WiringFigure;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.view.ExampleTransport;
import rnnscope.view.PerspectiveView;
import rnnscope.view.Shell;
import rnnscope.view.TextTransport;
import rnnscope.view.ViewContext;
import rnnscope.view.attention.SourceField;

/**
 * View of the Wiring perspective: see how the network is put together: unrolled over what it reads, and folded, with
 * every weight once. Where there is little room the samples of other wirings give way, and on the right the weights of
 * a part, then the folded network.
 */
public final class WiringView implements PerspectiveView {
    private static final double WHEEL = 1.0025;
    private static final double LEAST_MAP_WIDTH = 360;
    private static final double LEAST_MAP_HEIGHT = 160;
    /** Steps before and after the cursor that may be in sight. */
    private static final int BEFORE = 160;
    private static final int AFTER = 120;

    private final ViewContext context;
    private final WiringViewModel model;
    private final FigureView map;
    private final WiringNow now;
    private final Label title = new Label();
    private final Label definition = new Label();
    private final SourceField source;
    private final TextTransport textTransport;
    private final ExampleTransport exampleTransport;
    private final Map<Archetype, ToggleButton> archetypes = new EnumMap<>(Archetype.class);
    private final Map<Archetype, FigureView> pictures = new EnumMap<>(Archetype.class);
    private final Shell shell = new Shell(this::refresh);

    public WiringView(ViewContext context) {
        this.context = context;
        Session session = context.session();
        model = new WiringViewModel(session, context.examples(), context.subjects(), context.perspectives());
        map = new FigureView(context.figures());
        now = new WiringNow(context.figures(), model);
        source = new SourceField(context.examples());
        textTransport = new TextTransport(context);
        exampleTransport = new ExampleTransport(context);
        shell.setId("wiring");
        map.setId("wiring-map");
        map.setLeast(LEAST_MAP_WIDTH, LEAST_MAP_HEIGHT);
        VBox.setVgrow(map, Priority.ALWAYS);
        Visibility.show(source, false);
        VBox score = new VBox(heading(), source, map);
        score.getStyleClass().add("wiring-score");
        shell.show(score, now);
        shell.showTransport(textTransport.bar());

        map.setOnPointed((hit, event) -> {
            model.pointAt(hit);
            map.setStyle(hit != null && hit.channel() != null ? "-fx-cursor: hand;" : "");
        });
        map.setOnClicked((hit, event) -> {
            if (hit != null && map.shownProperty().get() instanceof WiringFigure figure) {
                double scale = context.figures().scale();
                model.choose(hit, figure.sideAt(event.getX() / scale, map.getWidth() / scale, map.getHeight() / scale));
            }
        });
        map.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.isShortcutDown()) {
                model.zoom(Math.pow(WHEEL, event.getDeltaY()));
                event.consume();
            }
        });
        model.setOnStale(shell::markStale);
    }

    @Override
    public Region node() {
        return shell;
    }

    private Node heading() {
        title.getStyleClass().add("wiring-title");
        title.setId("wiring-title");
        definition.getStyleClass().add("pane-words");
        YieldingRow explained = new YieldingRow(definition);
        explained.giveWay(definition);
        VBox words = new VBox(title, explained);
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox samples = new HBox();
        samples.getStyleClass().add("archetypes");
        for (Archetype archetype : Archetype.values()) {
            samples.getChildren().add(button(archetype));
        }
        YieldingRow heading = new YieldingRow(words, gap, samples);
        heading.giveWay(samples);
        heading.getStyleClass().add("wiring-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    private Node button(Archetype archetype) {
        FigureView picture = new FigureView(context.figures(), true);
        picture.setGround(null);
        picture.setMouseTransparent(true);
        picture.getStyleClass().add("archetype-picture");
        ToggleButton button = new ToggleButton(null, picture);
        button.setId("archetype-" + archetype.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.getStyleClass().setAll("archetype");
        String kind = archetype == Archetype.ENCODER_DECODER
                ? Words.of("view.wiring.encoder-and-decoder", archetype.title()) : archetype.title();
        button.setTooltip(new Tooltip(Words.of("view.wiring.open", kind)));
        button.setAccessibleText(Words.of("view.wiring.open", kind));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> {
            model.openSample(archetype);
            button.setSelected(model.plan() != null && model.plan().archetype() == archetype);
        });
        archetypes.put(archetype, button);
        pictures.put(archetype, picture);
        return button;
    }

    private void refresh() {
        if (!model.refresh()) {
            return;
        }
        title.setText(model.plan().title());
        definition.setText(model.name() + ": " + model.plan().definition());
        archetypes.forEach((archetype, button) -> {
            boolean present = archetype == model.plan().archetype();
            button.setSelected(present);
            pictures.get(archetype).figureProperty().set(new ArchetypeFigure(archetype, present));
        });
        map.figureProperty().set(new WiringFigure(model.plan(), model.run(), model.zoom(), model.chosen(),
                model.destinations()));
        Archetype archetype = model.plan().archetype();
        map.describe("view.wiring.map." + archetype.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                model.plan().title().substring(archetype.title().length()), model.part().title(), model.part().shape());
        now.show();
        showTransport();
    }

    private void showTransport() {
        boolean example = model.showsExample();
        Visibility.show(source, example);
        shell.showTransport(example ? exampleTransport.bar() : textTransport.bar());
        if (example) {
            exampleTransport.showAnswer(context.examples().answer());
            return;
        }
        int step = model.run().current(Side.READ);
        context.session().show(Math.max(0, step - BEFORE), step + AFTER);
        textTransport.showWindow(step, step + 1);
    }

    // Keys

    @Override
    public void zoom(double factor) {
        model.zoom(factor);
    }

    @Override
    public boolean key(KeyEvent event) {
        return model.plan() != null && keys().handle(event);
    }

    private KeyMap keys() {
        return new KeyMap().on(Shortcut.PART_BEFORE, () -> move(1)).on(Shortcut.PART_AFTER, () -> move(-1))
                .onIf(Shortcut.LET_GO, model::unpin)
                .onIf(Shortcut.OPEN_PART, () -> !(shell.getScene().getFocusOwner() instanceof ButtonBase) && model.open());
    }

    /** Chooses the next part; Enter then means the part, not the button that had the focus. */
    private void move(int by) {
        map.requestFocus();
        model.move(by);
    }
}
