package rnnscope.view.sequence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import rnnscope.control.ScoreView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Figure;
import rnnscope.figure.score.ScoreLayout;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.WholeTextFigure;
import rnnscope.figure.score.WindowFrame;
import rnnscope.language.Words;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.file.SessionFile;
import rnnscope.tape.Channel;
import rnnscope.tape.ComputationOrder;
import rnnscope.tape.Quantity;
import rnnscope.tape.Trace;
import rnnscope.train.example.PriceSeries;
import rnnscope.view.CheckButton;
import rnnscope.view.ExampleTransport;
import rnnscope.view.LeversButton;
import rnnscope.view.PerspectiveView;
import rnnscope.view.Shell;
import rnnscope.view.ViewContext;
import rnnscope.view.attention.SourceField;
import rnnscope.view.edit.ExampleChange;

/** View of the Step perspective for a whole sequence, in both directions where the model reads so. */
public final class SequenceView implements PerspectiveView {
    private static final double WIDEST = 200;
    /** Narrowest column that still holds a word on end, and with it the number of a day. */
    private static final double NARROWEST = 12;
    /** Days of a series in sight. */
    private static final double DAYS = 60;
    private static final Channel PRICE = Channel.signed("price", "p", "price", Channel.Role.STATE, 2);

    private final ViewContext context;
    private final ExampleLab lab;
    private final SequenceViewModel model;
    private final ScoreView score;
    private final SequenceNow now;
    private final LeversButton levers = new LeversButton("sequence-levers");
    private final ExampleChange change;
    private final TablePane table;
    private final Segments<Now> sides;
    private final StackPane shownNow = new StackPane();
    private final YieldingColumn changes;
    private final ObjectProperty<Now> side = new SimpleObjectProperty<>(this, "side", Now.CELL);
    /** The unit that the change follows. */
    private int changed = -1;
    private final SourceField field;
    private final PictureRow pictures;
    private final DayBar dayBar;
    private final FilmBar filmBar;
    private final ExampleTransport transport;
    private final ToggleButton hold = new ToggleButton();
    private final Shell shell = new Shell(this::refresh);
    /** What the axis was fitted to: the steps, the day, and the width of the plot. */
    private int fittedSteps = -1;
    private int fittedDay = -1;
    private double fittedWidth = Double.NaN;

    /** What shows beside the score. */
    private enum Now {
        CELL, CHANGE, TABLE;

        private String key() {
            return "view.sequence.page." + name().toLowerCase(Locale.ROOT);
        }

        /** What files and commands call it. */
        private String page() {
            return Words.inEnglish(key());
        }
    }

    public SequenceView(ViewContext context) {
        this.context = context;
        lab = context.examples();
        model = new SequenceViewModel(lab, context.session(), context.background(), Platform::runLater);
        score = new ScoreView(context.figures());
        now = new SequenceNow(context.figures(), model, lab);
        field = new SourceField(lab);
        pictures = new PictureRow(context.figures(), lab);
        dayBar = new DayBar(model::moveDay);
        filmBar = new FilmBar(context.figures(), film -> lab.setSource(film.text()));
        filmBar.saliencyProperty().bindBidirectional(model.saliencyProperty());
        transport = new ExampleTransport(context);
        shell.setId("sequence");
        score.setId("sequence-score");
        score.widestProperty().set(WIDEST);
        VBox.setVgrow(score, Priority.ALWAYS);
        YieldingColumn left = new YieldingColumn(field, pictures, dayBar, filmBar, score);
        left.giveWay(field, pictures, dayBar, filmBar);
        left.getStyleClass().add("sequence-score");
        change = new ExampleChange(context, side -> model.momentProperty().get().step(), shell::markStale);
        table = new TablePane(lab);
        changes = new YieldingColumn(change.cards().toArray(Region[]::new));
        changes.getStyleClass().add("now");
        changes.giveWay(change.cards().get(2));
        sides = new Segments<>("sequence-now", List.of(Now.values()), Now::page, w -> Words.of(w.key()),
                w -> Words.of(w.key() + ".tip"), side);
        sides.setMaxWidth(Region.USE_PREF_SIZE);
        VBox.setVgrow(shownNow, Priority.ALWAYS);
        StackPane above = new StackPane(sides);
        above.setAlignment(Pos.CENTER_LEFT);
        above.getStyleClass().add("now-sides");
        shell.show(left, new VBox(above, shownNow));
        side.addListener((property, was, is) -> showSide());
        showSide();
        shell.showTransport(transport.bar());
        connectScore();
        connectHold();
        model.setOnStale(shell::markStale);
    }

    @Override
    public Region node() {
        return shell;
    }

    @Override
    public SessionFile keep(SessionFile kept) {
        return kept.withPage(side.get().page());
    }

    @Override
    public void take(SessionFile kept) {
        side.set(Stream.of(Now.values()).filter(one -> one.page().equalsIgnoreCase(kept.page())).findFirst().orElse(Now.CELL));
    }

    @Override
    public List<String> pages() {
        return Stream.of(Now.values()).map(Now::page).toList();
    }

    @Override
    public List<String> shownPages() {
        return List.of(side.get().page());
    }

    @Override
    public void turnTo(String page) {
        Stream.of(Now.values()).filter(one -> one.page().equalsIgnoreCase(page)).forEach(side::set);
    }

    private void showSide() {
        shownNow.getChildren().setAll(switch (side.get()) {
            case CELL -> now.cards();
            case CHANGE -> changes;
            case TABLE -> table;
        });
        shell.markStale();
    }

    private void connectScore() {
        score.lanesProperty().bindBidirectional(model.lanesProperty());
        score.setOnPointed((hit, lane) -> model.pointAt(hit, lane == null ? null : lane.track()));
        score.setOnClicked((hit, lane) -> model.choose(hit, lane == null ? null : lane.track()));
        score.axisProperty().addListener((property, was, is) -> shell.markStale());
        // in the midst of a layout, when it is too late to ask for another pulse
        score.widthProperty().addListener((property, was, is) -> Platform.runLater(shell::markStale));
        context.figures().scaleProperty().addListener((property, was, is) -> shell.markStale());
        transport.bar().scrubBar().setOnSeek(this::seek);
    }

    private void connectHold() {
        hold.setId("hold-sequence");
        hold.getStyleClass().setAll("quiet-button", "hold-button");
        hold.setMinWidth(Region.USE_PREF_SIZE);
        hold.setTooltip(new Tooltip(Words.of("view.gradient.hold.tip")));
        hold.selectedProperty().bindBidirectional(model.concealedProperty());
        hold.textProperty().bind(Bindings.when(hold.selectedProperty()).then(Words.of("view.gradient.reveal"))
                .otherwise(Words.of("view.gradient.hold")));
        CheckButton check = new CheckButton(context, "check-sequence", model::check);
        check.visibleProperty().bind(hold.selectedProperty().not());
        levers.leversProperty().addListener((property, was, is) -> model.move(is));
        levers.visibleProperty().bind(hold.selectedProperty().not());
        transport.bar().getChildren().addAll(levers, check, hold);
    }

    private void seek(int target) {
        if (model.momentProperty().get() != null && model.momentProperty().get().days() != null) {
            model.showDay(target);
        } else {
            lab.cursor().moveTo(target);
        }
    }

    private void refresh() {
        model.refresh();
        SequenceMoment moment = model.momentProperty().get();
        if (moment == null) {
            return;
        }
        showWindow(moment);
        // What has no recurrence has no weights of one.
        levers.setDisable(moment.answer().model().spec().isTransformer());
        model.layOut(score.axisProperty().get().columnWidth());
        boolean hasTable = TablePane.suits(moment);
        Visibility.show(sides.lookup("#" + sides.getId() + "-table"), hasTable);
        if (side.get() == Now.TABLE && !hasTable) {
            side.set(Now.CELL);
        }
        if (side.get() == Now.CELL) {
            now.show(moment);
        } else if (side.get() == Now.TABLE) {
            table.show(moment);
        } else {
            if (model.unit() != changed) {
                changed = model.unit();
                change.choose(Quantity.channel(moment.tapeLayer(), "hidden"), changed);
            }
            change.refresh();
        }
        Visibility.show(dayBar, moment.days() != null);
        Visibility.show(field, !moment.answer().trace().glimpses());
        Visibility.show(pictures, moment.answer().trace().glimpses());
        if (moment.days() != null) {
            dayBar.show(moment.days(), moment.day());
        }
        ShownFilm film = model.film();
        Visibility.show(filmBar, film != null);
        if (film != null) {
            filmBar.show(film.film(), moment.step(), film.pictures().get(moment.step()));
        }
        showTransport(moment);
    }

    /** Shows another sequence whole as far as words can be read, of a series the days around the one forecast. */
    private void showWindow(SequenceMoment moment) {
        double width = ScoreLayout.plotWidth(score.getWidth() / context.figures().scale());
        if (width <= 0) {
            return;
        }
        score.lengthProperty().set(moment.length());
        if (moment.length() != fittedSteps || moment.day() != fittedDay || width != fittedWidth) {
            TimeAxis axis = score.axisProperty().get();
            boolean sameSeries = moment.day() >= 0 && fittedDay >= 0 && width == fittedWidth;
            double wanted = moment.days() == null ? moment.length() : DAYS;
            double column = sameSeries ? axis.columnWidth() : Math.max(NARROWEST, Math.min(WIDEST, width / wanted));
            double first = moment.days() == null ? 0 : moment.first() + (PriceSeries.WINDOW - width / column) / 2;
            score.axisProperty().set(new TimeAxis(first, column, width).revealing(model.beam(false), 1)
                    .within(moment.length()));
            fittedSteps = moment.length();
            fittedDay = moment.day();
            fittedWidth = width;
        }
        score.stepProperty().set(model.beam(false));
        score.secondStepProperty().set(model.beam(true));
        score.setAccessibleText(words(moment));
    }

    private String words(SequenceMoment moment) {
        String at = moment.symbols().get(model.beam(false) - moment.first());
        return moment.order().directions() == 2
                ? Words.of("view.sequence.score.access.both", moment.moment() + 1, moment.order().length(), at,
                        moment.symbols().get(model.beam(true) - moment.first()))
                : Words.of(moment.order().backward() ? "view.sequence.score.access.backward"
                        : "view.sequence.score.access.forward", moment.moment() + 1, moment.order().length(), at);
    }

    private void showTransport(SequenceMoment moment) {
        transport.showOverview(moment.days() == null ? unitOverMoments(moment) : prices(moment.days()));
        if (moment.days() != null) {
            transport.bar().scrubBar().setWindow(new WindowFrame(moment.first(), moment.day() + 1, moment.day(),
                    moment.days().days()));
        }
    }

    /** The selected unit's state at every moment, in the order in which it is computed. */
    private static Figure unitOverMoments(SequenceMoment moment) {
        ComputationOrder order = moment.order();
        Trace trace = moment.answer().trace().trace();
        float[] values = new float[order.length()];
        for (int m = 0; m < values.length; m++) {
            int within = Math.min(m, order.readingMoments() - 1);
            int layer = order.directions() == 1 ? moment.tapeLayer()
                    : order.layer(within) * order.directions() + (moment.isReverse() ? 1 : 0);
            values[m] = trace.value(layer, "hidden", moment.unit(), order.step(layer, within));
        }
        return new WholeTextFigure(trace.layout().channelWithId(moment.tapeLayer(), "hidden"), values, values.length);
    }

    private static Figure prices(PriceDays days) {
        float[] prices = new float[days.days()];
        for (int d = 0; d < prices.length; d++) {
            prices[d] = days.series().price(d);
        }
        return new WholeTextFigure(PRICE, prices, prices.length);
    }

    // Keys

    @Override
    public boolean key(KeyEvent event) {
        return keys().handle(event);
    }

    private KeyMap keys() {
        return new KeyMap().on(Shortcut.UNIT_ABOVE, () -> choose(false, 1)).on(Shortcut.UNIT_BELOW, () -> choose(false, -1))
                .on(Shortcut.LAYER_ABOVE, () -> choose(true, 1)).on(Shortcut.LAYER_BELOW, () -> choose(true, -1))
                .onIf(Shortcut.LET_GO, model::unpin)
                .on(Shortcut.DIRECTION, () -> model.backwardProperty().set(!model.backwardProperty().get()))
                .onIf(Shortcut.DAY_BACK, () -> moveDay(-1)).onIf(Shortcut.DAY_ON, () -> moveDay(1));
    }

    private boolean moveDay(int by) {
        SequenceMoment moment = model.momentProperty().get();
        boolean days = moment != null && moment.days() != null;
        if (days) {
            model.moveDay(by);
        }
        return days;
    }

    private void choose(boolean layer, int by) {
        if (layer) {
            model.moveLayer(by);
        } else {
            model.pinUnit(model.unit() - by);
        }
    }

    @Override
    public void zoom(double factor) {
        score.zoom(factor);
    }

    @Override
    public boolean type() {
        field.begin();
        return true;
    }
}
