package rnnscope.view.unit.page;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.figure.Numbers;
import rnnscope.figure.map.SaturationFigure;
import rnnscope.figure.map.SaturationFigure.Gate;
import rnnscope.figure.track.Channels;
import rnnscope.language.Words;
import rnnscope.network.Reading;
import rnnscope.network.Saturation;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.background.LatestTask;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Channel;
import rnnscope.view.unit.UnitContext;
import rnnscope.view.unit.UnitPage;

/** Page of saturation: how often each unit's gates are shut and open. It follows the reading of the text. */
public final class SaturationPage implements UnitPage {
    private final Session session;
    private final UnitContext context;
    private final Study study;
    private final FigureView figure;
    private final FigurePlaceholder placeholder =
            new FigurePlaceholder(Words.of("view.unit.saturation.none"));
    private final Card card;
    private final VBox node;
    private final LatestTask<Counted> counts;
    private boolean shows;
    /** What was asked for last. */
    private Question asked;
    private Counted counted;

    /** @param known steps that were read, or are to be */
    private record Question(Reading reading, int known, int layer) {}

    private record Counted(Question question, int steps, List<Gate> gates) {}

    public SaturationPage(UnitContext context) {
        this.context = context;
        this.session = context.session();
        this.study = context.study();
        this.counts = new LatestTask<>(context.view().background(), Platform::runLater, this::counted, session::failed);
        study.addWork(counts::isBusy);
        figure = new FigureView(context.figures());
        figure.setLeast(240, 110);
        figure.setId("saturation");
        VBox content = new VBox(placeholder, figure);
        VBox.setVgrow(figure, Priority.ALWAYS);
        card = new Card(content);
        card.setTitleOf("view.unit.saturation.title");
        card.setBeside(Words.of("view.unit.saturation.beside"));
        node = new VBox(card);
        VBox.setVgrow(card, Priority.ALWAYS);
        figure.setOnPointed((hit, event) -> session.selection().previewUnit(hit == null ? -1 : hit.unit()));
        figure.setOnClicked((hit, event) -> {
            if (hit != null) {
                session.selection().pinUnit(hit.unit());
            }
        });
        session.readAhead().knownProperty().addListener((property, was, is) -> {
            if (shows) {
                context.changed().run();
            }
        });
    }

    @Override
    public String key() {
        return "view.unit.saturation.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean isShown) {
        shows = isShown;
        if (!isShown) {
            counts.cancel();
            asked = null;
        }
    }

    @Override
    public void refresh() {
        Excerpt excerpt = study.excerpt();
        if (excerpt == null) {
            return;
        }
        Selection selection = session.selection();
        boolean whole = session.isChanging();
        Question question = new Question(excerpt.reading(), whole ? excerpt.length() : excerpt.reading().known(),
                selection.layer());
        if (!question.equals(asked)) {
            asked = question;
            List<Channel> gates = Channels.inOrder(session.channels()).stream().filter(c -> c.role() == Channel.Role.GATE).toList();
            counts.ask(wanted -> {
                // Nobody else reads on with a model that has changed since.
                if (whole) {
                    question.reading.readAll((done, total) -> wanted.getAsBoolean());
                }
                return count(question, gates);
            });
        }
        if (counted != null && study.isOf(counted.question.reading)) {
            figure.figureProperty().set(new SaturationFigure(counted.gates, selection.shownUnit()));
            figure.setAccessibleText(Words.of("view.unit.saturation.access", selection.shownUnit()));
            placeholder.show(counted.gates.isEmpty(), figure);
            card.setAside(counted.gates.isEmpty() ? "" : Words.of("view.unit.saturation.steps", Numbers.count(counted.steps))
                    + (selection.layers() > 1 ? ", " + selection.layerName(selection.layer()) : ""));
        }
    }

    private static Counted count(Question question, List<Channel> channels) {
        List<Gate> gates = new ArrayList<>();
        int steps = 0;
        for (Channel channel : channels) {
            Saturation found = question.reading.saturation(question.layer, channel.id());
            float[] shut = new float[found.units()];
            float[] open = new float[found.units()];
            for (int unit = 0; unit < shut.length; unit++) {
                shut[unit] = (float) found.shut(unit);
                open[unit] = (float) found.open(unit);
            }
            steps = found.steps();
            gates.add(new Gate(channel.symbol(), channel.labelKey(), shut, open));
        }
        return new Counted(question, steps, gates);
    }

    private void counted(Counted newCount) {
        counted = newCount;
        context.changed().run();
    }
}
