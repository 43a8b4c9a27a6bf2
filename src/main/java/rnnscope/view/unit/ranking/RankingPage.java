package rnnscope.view.unit.ranking;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.control.Card;
import rnnscope.control.FileDialogs;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.language.Words;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.unit.Portrait;
import rnnscope.session.unit.PortraitQuestion;
import rnnscope.session.unit.RankingQuestion;
import rnnscope.session.unit.UnitLab;
import rnnscope.text.property.TextProperty;
import rnnscope.view.chooser.Icon;
import rnnscope.view.chooser.PopOvers;
import rnnscope.view.help.HelpPage;
import rnnscope.view.unit.UnitContext;
import rnnscope.view.unit.UnitPage;
import rnnscope.view.unit.page.WorkBar;

/** Page of the ranking: every unit scored against every property of the text, and how one of them does. */
public final class RankingPage implements UnitPage {
    private static final double FADED = 0.4;

    /** Some rows. */
    private static final double LEAST_TABLE = 84;

    private final UnitContext context;
    private final Session session;
    private final UnitLab lab;
    private final RankingTable table;
    private final PortraitCard portrait;
    private final CauseBeside causes;
    private final Card card;
    private final Button again = new Button(Words.of("view.unit.ranking.again"));
    private final Button cause = new Button(Words.of("view.unit.cause.title"));
    private final YieldingColumn node;
    private UnitRanking shown;
    private Marked marked;

    /** What is marked in the table, and in which ranking. */
    private record Marked(String property, int layer, int unit, UnitRanking ranking) {}

    public RankingPage(UnitContext context) {
        this.context = context;
        this.session = context.session();
        this.lab = context.lab();
        table = new RankingTable(context.figures());
        portrait = new PortraitCard(context.figures());
        causes = new CauseBeside(context);
        VBox content = new VBox(tools(), new WorkBar(Words.of("view.unit.ranking.working"), lab.rankings().progressProperty(),
                lab.rankings()::giveUp), again, table, explanation());
        content.getStyleClass().add("page-content");
        VBox.setVgrow(table, Priority.ALWAYS);
        table.minHeightProperty().bind(context.figures().scaleProperty().multiply(LEAST_TABLE));
        table.setPrefHeight(0);
        card = new Card(content);
        card.setTitleOf("view.unit.ranking.card");
        card.setAside(Words.of("view.unit.ranking.aside"));
        node = new YieldingColumn(card, portrait, causes);
        node.giveWay(portrait, causes);
        node.getStyleClass().add("page-cards");
        HelpPage.set(node, "unit-scores");
        VBox.setVgrow(card, Priority.ALWAYS);
        again.setId("ranking-again");
        again.getStyleClass().setAll("button", "quiet-button");
        again.setOnAction(event -> {
            lab.rankings().cancel();
            context.changed().run();
        });
        show(again, false);
        show(causes, false);
        table.setOnChosen(this::choose);
        lab.rankings().givenUpProperty().addListener((property, was, is) -> context.changed().run());
        lab.rankings().answerProperty().addListener((property, was, is) -> context.changed().run());
        lab.portraits().answerProperty().addListener((property, was, is) -> context.changed().run());
        lab.own().allProperty().addListener((property, was, is) -> context.changed().run());
        lab.propertyProperty().addListener((property, was, is) -> context.changed().run());
    }

    /** What the score and the tick are. */
    private static Label explanation() {
        Label label = new Label(Words.of("view.unit.ranking.explanation"));
        label.setId("ranking-explanation");
        label.getStyleClass().add("pane-words");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static void show(Node node, boolean shows) {
        Visibility.show(node, shows);
    }

    private Region tools() {
        TextField filter = new TextField();
        filter.setId("ranking-filter");
        filter.setPromptText(Words.of("view.unit.ranking.filter"));
        filter.setAccessibleText(Words.of("view.unit.ranking.filter.access"));
        filter.textProperty().addListener((property, was, is) -> table.filter(is));
        HBox.setHgrow(filter, Priority.ALWAYS);
        Button add = new Button(Words.of("view.unit.ranking.add"), new Icon(Feather.PLUS));
        add.setId("ranking-add");
        add.getStyleClass().setAll("button", "quiet-button");
        add.setTooltip(new Tooltip(Words.of("view.unit.ranking.add.tip")));
        add.setAccessibleText(Words.of("view.unit.ranking.add.access"));
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(event -> PopOvers.toggle(add, () -> new PropertyForm(lab.own(), () -> chooseFile(add))));
        cause.setId("ranking-cause");
        cause.getStyleClass().setAll("button", "quiet-button");
        cause.setTooltip(new Tooltip(Words.of("view.unit.ranking.cause.tip")));
        cause.setMinWidth(Region.USE_PREF_SIZE);
        cause.setOnAction(event -> askCause());
        HBox tools = new HBox(filter, add, cause);
        Visibility.show(cause, !context.readsExamples());
        tools.getStyleClass().addAll("pane-options", "ranking-tools");
        return tools;
    }

    private static File chooseFile(Node owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Words.of("view.unit.ranking.file.title"));
        return FileDialogs.show(owner.getScene().getWindow(), chooser::showOpenDialog);
    }

    @Override
    public String key() {
        return "view.unit.ranking.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            lab.rankings().cancel();
            lab.portraits().cancel();
        }
    }

    private void askCause() {
        CauseBeside.Question looked = looked();
        if (looked != null) {
            causes.ask(looked);
            context.changed().run();
        }
    }

    /** The property and the unit that are looked at, or null. */
    private CauseBeside.Question looked() {
        TextProperty property = lab.propertyProperty().get();
        Selection selection = session.selection();
        return property == null ? null : new CauseBeside.Question(property, selection.layer(), selection.unit());
    }

    /** A row of the table was chosen: its unit is shown everywhere, and all others in the order of its property. */
    private void choose(RankingRow row) {
        PropertyRanking ranking = ranking(row.property());
        if (ranking == null || !ranking.isRanked()) {
            return;
        }
        session.selection().pinLayer(row.layer());
        session.selection().pinUnit(row.unit());
        lab.look(ranking);
    }

    /** The ranking of a property in what is known now, or null. */
    private PropertyRanking ranking(TextProperty property) {
        UnitRanking current = lab.rankings().current();
        return current == null ? null
                : current.properties().stream().filter(p -> p.property().equals(property)).findFirst().orElse(null);
    }

    @Override
    public void refresh() {
        Excerpt excerpt = context.study().excerpt();
        if (excerpt == null) {
            return;
        }
        List<TextProperty> properties = new ArrayList<>(excerpt.original().properties());
        properties.addAll(lab.own().allProperty().get());
        lab.rankings().ask(new RankingQuestion(excerpt.original(), session.selection().textChannelProperty().get(),
                properties));
        show(again, lab.rankings().givenUpProperty().get());
        showRanking(excerpt);
        boolean asked = causes.show(looked());
        show(causes, asked);
        show(portrait, !asked);
        if (!asked) {
            showPortrait(excerpt);
        }
    }

    private void showRanking(Excerpt excerpt) {
        UnitRanking current = lab.rankings().current();
        Inquiry.Answered<RankingQuestion, UnitRanking> known = lab.rankings().answerProperty().get();
        boolean ofThisText = known != null && context.study().isOf(known.question().reading());
        table.setOpacity(current == null && !session.isChanging() ? FADED : 1);
        if (!ofThisText) {
            shown = null;
            table.show(List.of());
            table.setEmptyWords("");
        } else if (current != null && current != shown) {
            boolean first = shown == null;
            shown = current;
            RankingRows rows = new RankingRows(current, session.selection()::layerName);
            table.show(rows.fault().isEmpty() ? rows.entries() : List.of());
            table.setEmptyWords(rows.fault().isEmpty() ? Words.of("view.unit.ranking.none")
                    : Words.of("view.unit.ranking.fault", rows.fault()));
            lookAgain(first);
        }
        Selection selection = session.selection();
        TextProperty looked = lab.propertyProperty().get();
        Marked mark = looked == null ? null : new Marked(looked.id(), selection.layer(), selection.unit(), shown);
        if (!Objects.equals(mark, marked)) {
            marked = mark;
            if (mark != null) {
                table.mark(mark.property, mark.layer, mark.unit);
            }
        }
        cause.setDisable(looked == null);
    }

    /** What is looked at stays; at first it is what the unit that shows knows best, or else what some unit does. */
    private void lookAgain(boolean first) {
        TextProperty looked = lab.propertyProperty().get();
        PropertyRanking ranking = looked == null ? null : ranking(looked);
        if (ranking != null && ranking.isRanked()) {
            lab.look(ranking);
        } else if (first && !session.selection().unitPinnedProperty().get()) {
            table.best(session.selection().layer(), session.selection().unit()).ifPresent(this::choose);
        }
    }

    private void showPortrait(Excerpt excerpt) {
        TextProperty looked = lab.propertyProperty().get();
        if (looked == null || lab.rankings().current() == null) {
            if (looked == null) {
                portrait.clear();
            }
            return;
        }
        Selection selection = session.selection();
        lab.portraits().ask(new PortraitQuestion(excerpt.original(), selection.layer(),
                selection.textChannelProperty().get(), selection.unit(), looked));
        Inquiry.Answered<PortraitQuestion, Portrait> known = lab.portraits().answerProperty().get();
        if (known != null && context.study().isOf(known.question().reading())) {
            portrait.show(known.question(), known.answer(),
                    excerpt.trace().layout().channelWithId(known.question().layer(), known.question().channel()));
        }
    }
}
