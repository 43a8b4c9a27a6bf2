package rnnscope.view.unit.page;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.analysis.similarity.CrossCorrelations;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.YieldingColumn;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Numbers;
import rnnscope.figure.comparison.CounterpartFigure;
import rnnscope.figure.comparison.UnitPairsFigure;
import rnnscope.language.Words;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.comparison.Partner;
import rnnscope.session.comparison.SideBySide;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.view.Waiting;
import rnnscope.view.unit.UnitContext;
import rnnscope.view.unit.UnitPage;

/**
 * Page of the unit of another model that corresponds to the chosen one: which it is, both under one another, and every
 * unit with its counterpart.
 */
public final class CounterpartPage implements UnitPage {
    private static final double NOTCH = 40;
    private static final double BOTH = 148;
    /** States that are not bounded are coloured as far as this. */
    private static final float WIDEST = 3;

    private final Session session;
    private final Study study;
    private final ComparisonLab lab;
    private final UnitContext context;
    private final Inquiry<Question, CrossCorrelations> inquiry;
    private final FigurePlaceholder placeholder = new FigurePlaceholder("");
    private final FigureView both;
    private final FigureView table;
    private final Card bothCard;
    private final Card tableCard;
    private final YieldingColumn node;
    private CrossCorrelations shown;
    private List<UnitPairsFigure.Row> rows = List.of();
    private int first;
    /** The unit that was last brought into sight; −1 for none. */
    private int sought = -1;

    private record Question(Reading first, Reading second, int layer, int otherLayer, String channel, String otherChannel) {}

    public CounterpartPage(UnitContext context, Activities activities) {
        this.context = context;
        session = context.session();
        study = context.study();
        lab = context.view().comparison();
        inquiry = study.inquiry((question, progress) -> answer(question, activities, progress));
        both = new FigureView(context.figures());
        both.setId("counterpart");
        both.prefHeightProperty().bind(context.figures().scaleProperty().multiply(BOTH));
        both.setLeast(240, 110);
        both.setFocusTraversable(true);
        both.setOnPointed((hit, event) -> session.cursor().preview(hit == null || session.player().isPlaying() ? -1 : hit.step()));
        both.setOnClicked((hit, event) -> {
            if (hit != null) {
                session.cursor().moveTo(hit.step());
            }
        });
        table = new FigureView(context.figures());
        table.setId("unit-pairs");
        table.setLeast(240, UnitPairsFigure.HEAD + 3 * UnitPairsFigure.PITCH);
        table.setFocusTraversable(true);
        table.setOnClicked((hit, event) -> {
            if (hit != null) {
                sought = hit.unit();
                session.selection().pinUnit(hit.unit());
            }
        });
        table.addEventHandler(ScrollEvent.SCROLL, event -> {
            double notches = event.getDeltaY() / NOTCH;
            first -= (int) Math.signum(notches) * Math.max(1, (int) Math.abs(notches));
            showTable();
            event.consume();
        });
        table.heightProperty().addListener((property, was, is) -> showTable());
        bothCard = new Card(both);
        VBox list = new VBox(new WorkBar(Words.of("view.unit.reading"), inquiry), table);
        VBox.setVgrow(table, Priority.ALWAYS);
        tableCard = new Card(list);
        tableCard.setTitleOf("view.unit.counterpart.pairs");
        node = new YieldingColumn(placeholder, bothCard, tableCard);
        node.getStyleClass().add("page-content");
        VBox.setVgrow(tableCard, Priority.ALWAYS);
        node.giveWay(tableCard);
        inquiry.answerProperty().addListener((property, was, is) -> context.changed().run());
    }

    /** What units of the two do together, over the whole text. */
    private CrossCorrelations answer(Question question, Activities activities, Progress progress) {
        return CrossCorrelations.of(activities.of(question.first, question.layer, question.channel, progress),
                lab.activities().of(question.second, question.otherLayer, question.otherChannel, progress), progress);
    }

    @Override
    public String key() {
        return "view.unit.counterpart.";
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

    /** The arrows go through the table while it has the focus. */
    @Override
    public boolean key(KeyEvent event) {
        int by = Shortcut.ENTRY_ABOVE.isOf(event) ? -1 : Shortcut.ENTRY_BELOW.isOf(event) ? 1 : 0;
        if (by == 0 || !table.isFocused() || rows.isEmpty()) {
            return false;
        }
        session.selection().pinUnit(rows.get(Math.max(0, Math.min(rows.size() - 1, rank(session.selection().unit()) + by))).unit());
        return true;
    }

    private int rank(int unit) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).unit() == unit) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void refresh() {
        SideBySide now = lab.current();
        Excerpt studied = study.excerpt();
        boolean has = now != null && studied != null && studied.tokens() == now.steps().first();
        String fault = lab.faultProperty().get();
        placeholder.setText(lab.partner() == null ? Words.of("view.unit.counterpart.none", Shortcut.COMPARE.key())
                : fault.isEmpty() ? Words.of("view.comparison.waiting") : fault);
        FigurePlaceholder.show(placeholder, !has);
        FigurePlaceholder.show(bothCard, has);
        FigurePlaceholder.show(tableCard, has);
        if (!has) {
            inquiry.cancel();
            return;
        }
        Selection selection = session.selection();
        int otherLayer = Math.min(lab.layer(), now.trace().layout().layers() - 1);
        String channel = selection.textChannelProperty().get();
        String otherChannel = now.trace().layout().has(otherLayer + "/" + channel) ? channel : "hidden";
        inquiry.ask(new Question(studied.reading(), lab.partner() instanceof Partner.Unedited ? studied.original() : now.other(),
                selection.layer(), otherLayer, channel, otherChannel));
        CrossCorrelations found = inquiry.current();
        Waiting.show(table, found == null);
        Waiting.show(both, found == null);
        if (found == null) {
            return;
        }
        if (found != shown) {
            shown = found;
            rows = found.pairs().stream().map(pair -> new UnitPairsFigure.Row(pair.first(), pair.second(), pair.r())).toList();
            // The best pairs first, whatever unit is chosen.
            first = 0;
            sought = session.selection().unit();
            tableCard.setAside(Words.of("view.unit.counterpart.over", Numbers.count(found.steps())));
        }
        tableCard.setBeside(symbol(now.excerpt().trace(), selection.layer(), channel) + " (A), "
                + symbol(now.trace(), otherLayer, otherChannel) + " (B)");
        seek(selection.unit());
        showTable();
        showBoth(now, found, selection.layer(), Math.min(selection.unit(), rows.size() - 1), channel, otherLayer, otherChannel);
    }

    private static String symbol(Trace trace, int layer, String channel) {
        return trace.layout().channelWithId(layer, channel).symbol();
    }

    /** Brings a unit that was chosen elsewhere into sight. */
    private void seek(int unit) {
        if (unit != sought) {
            sought = unit;
            int rank = Math.max(0, rank(unit));
            int fit = fit();
            first = rank < first ? rank : rank >= first + fit ? rank - fit + 1 : first;
        }
    }

    private int fit() {
        return UnitPairsFigure.rows(table.getHeight() / context.figures().scale());
    }

    private void showTable() {
        if (!rows.isEmpty()) {
            first = Math.max(0, Math.min(rows.size() - fit(), first));
            int unit = session.selection().unit();
            table.figureProperty().set(new UnitPairsFigure(rows, first, unit));
            table.setAccessibleText(Words.of("view.unit.counterpart.access", rows.size()));
        }
    }

    private void showBoth(SideBySide now, CrossCorrelations found, int layer, int unit, String channel, int otherLayer, String otherChannel) {
        CrossCorrelations.Pair pair = found.counterpart(unit);
        String r = UnitPairsFigure.signed(pair.r());
        bothCard.setTitleOf("view.unit.counterpart.card", unit, pair.second());
        bothCard.setAside("r = " + r);
        Trace trace = now.excerpt().trace();
        Trace other = now.trace();
        int step = session.cursor().shown();
        if (!trace.contains(step) || !other.contains(step)) {
            return;
        }
        int columns = CounterpartFigure.columns(both.getWidth() / context.figures().scale());
        int from = Math.max(Math.max(trace.start(), other.start()), Math.min(step - columns / 2, Math.min(trace.end(), other.end()) - columns));
        int to = Math.min(Math.min(trace.end(), other.end()), from + columns);
        List<String> symbols = new ArrayList<>();
        for (int t = from; t < to; t++) {
            symbols.add(now.steps().first().symbol(t));
        }
        CounterpartFigure figure = new CounterpartFigure(symbols, from, step, unit("A", trace, layer, channel, unit, from, to),
                unit("B", other, otherLayer, otherChannel, pair.second(), from, to));
        both.figureProperty().set(figure);
        both.setAccessibleText(Words.of("view.unit.counterpart.spoken", unit, pair.second(), r));
    }

    private static CounterpartFigure.Unit unit(String mark, Trace trace, int layer, String channel, int unit, int from, int to) {
        Channel what = trace.layout().channelWithId(layer, channel);
        float[] values = new float[to - from];
        trace.readUnit(layer, channel, unit, from, values);
        return new CounterpartFigure.Unit(mark, what.symbol() + ", " + Words.of("figure.unit", unit), values, Math.min(WIDEST, Math.max(Math.abs(what.min()), Math.abs(what.max()))));
    }
}
