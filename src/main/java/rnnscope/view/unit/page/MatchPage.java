package rnnscope.view.unit.page;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.YieldingColumn;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Numbers;
import rnnscope.figure.map.SidesFigure;
import rnnscope.language.Words;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.MatchAnswer;
import rnnscope.session.inquiry.MatchQuestion;
import rnnscope.session.inquiry.Matching;
import rnnscope.session.inquiry.PropertyCache;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Channel;
import rnnscope.text.TextRange;
import rnnscope.view.Waiting;
import rnnscope.view.unit.UnitContext;
import rnnscope.view.unit.UnitPage;

/**
 * Page of matches: the units that are on throughout the selected stretch of the text, and the passages where the same
 * are on.
 */
public final class MatchPage implements UnitPage {
    private static final double SIDES = 62;
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_THRESHOLD = 0.05;
    private static final double USUAL_THRESHOLD = 0.3;

    private final Session session;
    private final Study study;
    private final UnitContext context;
    private final Inquiry<MatchQuestion, MatchAnswer> inquiry;
    private final Slider threshold = new Slider(LEAST_THRESHOLD, 1, USUAL_THRESHOLD);
    private final Label thresholdValue = new Label();
    private final CheckBox offBefore = new CheckBox(Words.of("view.unit.match.off-before"));
    private final CheckBox offAfter = new CheckBox(Words.of("view.unit.match.off-after"));
    private final FigurePlaceholder placeholder =
            new FigurePlaceholder(Words.of("view.unit.match.hint"));
    private final FigureView sides;
    private final PassagesView passages;
    private final Card chosen;
    private final Card elsewhere;
    private final VBox settings;
    private final YieldingColumn node;
    private MatchAnswer shown;

    public MatchPage(UnitContext context, Activities activities, PropertyCache properties) {
        this.context = context;
        this.session = context.session();
        study = context.study();
        inquiry = study.inquiry(new Matching(activities, properties));
        sides = new FigureView(context.figures());
        sides.setId("match-units");
        sides.prefHeightProperty().bind(context.figures().scaleProperty().multiply(SIDES));
        sides.setLeast(LEAST_WIDTH, SIDES);
        passages = new PassagesView(context.figures());
        passages.setId("passages");
        settings = new VBox(settings(), sides);
        settings.getStyleClass().add("page-content");
        VBox selected = new VBox(placeholder, settings, new WorkBar(Words.of("view.unit.reading"), inquiry));
        selected.getStyleClass().add("page-content");
        chosen = new Card(selected);
        chosen.setTitleOf("view.unit.match.selected");
        elsewhere = new Card(passages);
        elsewhere.setTitleOf("view.unit.match.elsewhere");
        node = new YieldingColumn(chosen, elsewhere);
        node.getStyleClass().add("page-cards");
        VBox.setVgrow(elsewhere, Priority.ALWAYS);
        node.giveWay(elsewhere);
        placeholder.show(true, settings);
        FigurePlaceholder.show(elsewhere, false);
        connect();
    }

    private HBox settings() {
        Label name = new Label(Words.of("view.unit.match.threshold"));
        name.setLabelFor(threshold);
        name.getStyleClass().add("card-beside");
        name.setMinWidth(Region.USE_PREF_SIZE);
        threshold.setId("match-threshold");
        threshold.setAccessibleText(Words.of("view.unit.match.threshold.access"));
        threshold.setTooltip(new Tooltip(Words.of("view.unit.match.threshold.tip")));
        HBox.setHgrow(threshold, Priority.ALWAYS);
        threshold.setMinWidth(50);
        thresholdValue.getStyleClass().add("lever-value");
        thresholdValue.setMinWidth(Region.USE_PREF_SIZE);
        offBefore.setMinWidth(Region.USE_PREF_SIZE);
        offAfter.setMinWidth(Region.USE_PREF_SIZE);
        offBefore.setId("match-off-before");
        offBefore.setTooltip(new Tooltip(Words.of("view.unit.match.off-before.tip")));
        offAfter.setId("match-off-after");
        offAfter.setTooltip(new Tooltip(Words.of("view.unit.match.off-after.tip")));
        HBox settings = new HBox(name, threshold, thresholdValue, offBefore, offAfter);
        settings.getStyleClass().add("match-settings");
        return settings;
    }

    private void connect() {
        inquiry.answerProperty().addListener((property, was, is) -> context.changed().run());
        threshold.valueProperty().addListener((property, was, is) -> {
            thresholdValue.setText(Numbers.signed(is.doubleValue(), 2));
            context.changed().run();
        });
        thresholdValue.setText(Numbers.signed(USUAL_THRESHOLD, 2));
        offBefore.selectedProperty().addListener((property, was, is) -> context.changed().run());
        offAfter.selectedProperty().addListener((property, was, is) -> context.changed().run());
        sides.setOnPointed((hit, event) -> session.selection().previewUnit(hit == null ? -1 : hit.unit()));
        sides.setOnClicked((hit, event) -> {
            if (hit != null) {
                session.selection().pinUnit(hit.unit());
            }
        });
        passages.setOnChosen(rank -> {
            session.cursor().preview(-1);
            session.cursor().moveTo(shown.matches().get(rank).from());
        });
    }

    @Override
    public String key() {
        return "view.unit.match.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            inquiry.cancel();
        }
    }

    /** N goes to the next passage, Shift N to the one before. */
    @Override
    public boolean key(KeyEvent event) {
        return keys().handle(event);
    }

    private KeyMap keys() {
        return new KeyMap().on(Shortcut.NEXT_MATCH, () -> passages.choose(1)).on(Shortcut.MATCH_BEFORE, () -> passages.choose(-1));
    }

    @Override
    public void refresh() {
        Excerpt excerpt = study.excerpt();
        if (excerpt == null) {
            return;
        }
        Selection selection = session.selection();
        TextRange range = selection.rangeProperty().get();
        boolean hasRange = range != null && range.to() <= excerpt.length();
        placeholder.show(!hasRange, settings);
        FigurePlaceholder.show(elsewhere, hasRange && shown != null);
        if (!hasRange) {
            inquiry.cancel();
            chosen.setBeside("");
            chosen.setAside("");
            return;
        }
        Channel channel = excerpt.trace().layout().channelWithId(selection.layer(), selection.textChannelProperty().get());
        threshold.setMax(channel.max());
        inquiry.ask(new MatchQuestion(excerpt.reading(), selection.layer(), channel.id(), range,
                Math.round(100 * threshold.getValue()) / 100f, offBefore.isSelected(), offAfter.isSelected()));
        MatchAnswer answer = inquiry.current();
        Waiting.show(sides, answer == null && !session.isChanging());
        Waiting.show(passages, answer == null && !session.isChanging());
        if (answer != null) {
            show(excerpt, range, answer, channel, selection.shownUnit());
        }
    }

    private void show(Excerpt excerpt, TextRange range, MatchAnswer answer, Channel channel, int unit) {
        int units = answer.units().size();
        chosen.setBeside(units == 0 ? Words.of("view.unit.match.none") : Words.count("view.unit.match.units", units));
        chosen.setAside(channel.symbol() + ", " + Words.count("view.unit.match.steps", range.length()));
        List<SidesFigure.Side> listed = answer.units().stream()
                .map(side -> new SidesFigure.Side(side.unit(), side.below())).toList();
        sides.figureProperty().set(new SidesFigure(listed, channel.isSigned(), unit));
        sides.setAccessibleText(Words.of("view.unit.match.units.access", answer.units().stream()
                .map(side -> String.valueOf(side.unit())).toList()));
        FigurePlaceholder.show(elsewhere, true);
        int found = answer.matches().size();
        elsewhere.setBeside(Words.of(found > 0 ? "view.unit.match.score"
                : units == 0 ? "view.unit.match.nothing" : "view.unit.match.nowhere"));
        elsewhere.setAside(found == 0 ? ""
                : Words.of(found == Matching.MOST ? "view.unit.match.best" : "view.unit.match.found", found));
        if (answer != shown) {
            shown = answer;
            passages.show(excerpt.tokens(), answer.matches(), found == 0 ? List.of() : answer.traits());
        }
    }
}
