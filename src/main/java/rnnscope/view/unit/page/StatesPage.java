package rnnscope.view.unit.page;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.map.StatesFigure;
import rnnscope.language.Words;
import rnnscope.network.Reading;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.PropertyCache;
import rnnscope.session.inquiry.StateMap;
import rnnscope.session.inquiry.StateMap.Kind;
import rnnscope.session.inquiry.Study;
import rnnscope.session.inquiry.UnitQuestion;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperty;
import rnnscope.view.Waiting;
import rnnscope.view.unit.UnitContext;
import rnnscope.view.unit.UnitPage;

/** Page of the states over the text as dots in the plane; a click goes to a dot's place in the text. */
public final class StatesPage implements UnitPage {
    /** States before the beam's that are joined by a line. */
    private static final int TRAIL = 10;
    private static final int CONTEXT = 14;

    private final Session session;
    private final Study study;
    private final Inquiry<UnitQuestion<Kind>, StateMap> inquiry;
    private final Inquiry<ColourQuestion, StatesFigure.Colours> colouring;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.COMPONENTS);
    private final ChoiceBox<Ground> ground = new ChoiceBox<>();
    private final FigureView figure;
    private final Card card;
    private final VBox node;
    private List<Ground> offered = List.of();
    private StateMap mapped;
    private StatesFigure.Cloud cloud;

    /** What colours dots: a property of the text, or the selected unit for null. */
    private record Ground(TextProperty property) {}

    private record ColourQuestion(StateMap map, Reading reading, Ground ground, int layer, int unit,
            Channel channel) {}

    public StatesPage(UnitContext context, Activities activities, PropertyCache properties) {
        session = context.session();
        study = context.study();
        inquiry = study.inquiry((question, progress) -> StateMap.of(question, activities, progress));
        colouring = study.inquiry((question, progress) -> colours(question, activities, properties));
        figure = new FigureView(context.figures());
        figure.setLeast(240, 110);
        figure.setId("states");
        Segments<Kind> kinds = new Segments<>("states-by", List.of(Kind.values()),
                k -> k == Kind.COMPONENTS ? "PCA" : "t-SNE", k -> k == Kind.COMPONENTS ? "PCA" : "t-SNE",
                k -> Words.of(k == Kind.COMPONENTS ? "view.unit.states.pca.tip" : "view.unit.states.tsne.tip"), kind);
        ground.setId("states-colour");
        ground.setAccessibleText(Words.of("view.unit.states.colour"));
        ground.setTooltip(new Tooltip(Words.of("view.unit.states.colour")));
        ground.setConverter(new StringConverter<>() {
            @Override
            public String toString(Ground shown) {
                return shown == null ? "" : shown.property == null ? Words.of("view.unit.states.unit")
                        : shown.property.title();
            }

            @Override
            public Ground fromString(String words) {
                throw new UnsupportedOperationException();
            }
        });
        HBox options = new HBox(kinds, ground);
        options.getStyleClass().add("pane-options");
        options.setFillHeight(false);
        ground.setMaxWidth(Double.MAX_VALUE);
        kinds.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(ground, Priority.ALWAYS);
        VBox content = new VBox(options, new WorkBar(Words.of("view.unit.states.working"), inquiry), figure);
        content.getStyleClass().add("page-content");
        VBox.setVgrow(figure, Priority.ALWAYS);
        card = new Card(content);
        card.setTitleOf("view.unit.states.title");
        node = new VBox(card);
        VBox.setVgrow(card, Priority.ALWAYS);
        inquiry.answerProperty().addListener((property, was, is) -> context.changed().run());
        colouring.answerProperty().addListener((property, was, is) -> context.changed().run());
        kind.addListener((property, was, is) -> context.changed().run());
        ground.valueProperty().addListener((property, was, is) -> context.changed().run());
        figure.setOnPointed((hit, event) -> session.cursor().preview(
                hit == null || session.player().isPlaying() ? -1 : hit.step()));
        figure.setOnClicked((hit, event) -> {
            if (hit != null) {
                session.cursor().preview(-1);
                session.cursor().moveTo(hit.step());
            }
        });
    }

    @Override
    public String key() {
        return "view.unit.states.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            inquiry.cancel();
            colouring.cancel();
        }
    }

    @Override
    public void refresh() {
        Excerpt excerpt = study.excerpt();
        if (excerpt == null) {
            return;
        }
        offer(excerpt);
        Selection selection = session.selection();
        Channel channel = excerpt.trace().layout().channelWithId(selection.layer(), selection.textChannelProperty().get());
        inquiry.ask(new UnitQuestion<>(excerpt.reading(), selection.layer(), channel.id(), kind.get()));
        card.setBeside(Words.of("view.unit.states.beside", channel.symbol()));
        StateMap map = inquiry.current();
        Waiting.show(figure, map == null && !session.isChanging());
        if (map == null) {
            return;
        }
        card.setAside(Words.of("view.unit.states.aside", Numbers.count(map.size()), Numbers.count(excerpt.length())));
        if (map != mapped) {
            mapped = map;
            cloud = cloud(map, excerpt.tokens());
        }
        int unit = ground.getValue().property == null ? selection.unit() : -1;
        colouring.ask(new ColourQuestion(map, excerpt.reading(), ground.getValue(), selection.layer(), unit, channel));
        StatesFigure.Colours colours = colouring.current();
        if (colours != null) {
            figure.figureProperty().set(new StatesFigure(cloud, colours,
                    trail(map, excerpt.trace(), selection.layer(), channel.id(), session.cursor().step())));
            figure.setAccessibleText(Words.of("view.unit.states.access", ground.getConverter().toString(ground.getValue())));
        }
    }

    private void offer(Excerpt excerpt) {
        List<Ground> now = new ArrayList<>();
        excerpt.original().properties().forEach(property -> now.add(new Ground(property)));
        now.add(new Ground(null));
        if (!now.equals(offered)) {
            offered = now;
            Ground kept = ground.getValue();
            ground.setItems(FXCollections.observableList(now));
            ground.setValue(now.contains(kept) ? kept : now.get(0));
        }
    }

    private static StatesFigure.Cloud cloud(StateMap map, TokenSequence tokens) {
        double[] x = new double[map.size()];
        double[] y = new double[map.size()];
        int[] steps = new int[map.size()];
        List<String> words = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            x[i] = map.x(i);
            y[i] = map.y(i);
            steps[i] = map.step(i);
            words.add(Contexts.line(tokens, steps[i], CONTEXT) + "\n" + Symbols.step(steps[i]));
        }
        String across = map.isLinear() ? Words.of("view.unit.states.first", Numbers.percent(map.share(0), 0)) : "";
        String up = map.isLinear() ? Words.of("view.unit.states.second", Numbers.percent(map.share(1), 0)) : "";
        return new StatesFigure.Cloud(x, y, steps, words, across, up);
    }

    private static StatesFigure.Colours colours(ColourQuestion question, Activities activities,
            PropertyCache properties) {
        StateMap map = question.map;
        float[] values = new float[map.size()];
        if (question.ground.property == null) {
            var activity = activities.of(question.reading, question.layer, question.channel.id(),
                    (done, total) -> true);
            for (int i = 0; i < values.length; i++) {
                values[i] = activity.value(question.unit, map.step(i));
            }
            return new StatesFigure.Colours(values, question.channel.isSigned(), question.channel.min(),
                    question.channel.max(), Numbers.signed(question.channel.min(), 0),
                    Numbers.signed(question.channel.max(), 0));
        }
        float[] all = properties.of(question.reading.tokens(), question.ground.property);
        float min = 0;
        float max = 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = all[map.step(i)];
            min = Float.isNaN(values[i]) ? min : Math.min(min, values[i]);
            max = Float.isNaN(values[i]) ? max : Math.max(max, values[i]);
        }
        boolean binary = question.ground.property.kind() == TextProperty.Kind.BINARY;
        return new StatesFigure.Colours(values, false, min, max, binary ? Words.of("view.unit.states.not")
                : Numbers.signed(min, 0),
                binary ? Words.of("view.unit.states.holds") : Numbers.signed(max, 0));
    }

    /** Places of the last states up to a step, as far as the trace holds them; only of that step where far is far. */
    private static List<Point2D> trail(StateMap map, Trace trace, int layer, String channel, int step) {
        List<Point2D> trail = new ArrayList<>();
        float[] state = new float[trace.layout().channel(layer, channel).columns()];
        int first = map.isLinear() ? Math.max(trace.start(), step - TRAIL) : step;
        for (int t = first; t <= step && trace.contains(step); t++) {
            trace.read(layer, channel, t, state);
            double[] place = map.place(state);
            trail.add(new Point2D.Double(place[0], place[1]));
        }
        return trail;
    }
}
