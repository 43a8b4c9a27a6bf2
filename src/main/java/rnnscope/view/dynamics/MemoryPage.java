package rnnscope.view.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import rnnscope.analysis.dynamics.EdgeOfChaos;
import rnnscope.analysis.dynamics.LyapunovSpectrum;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Numbers;
import rnnscope.figure.chart.ChartAxis;
import rnnscope.figure.dynamics.PlotFigure;
import rnnscope.figure.message.Message;
import rnnscope.language.Words;
import rnnscope.session.dynamics.Course;
import rnnscope.session.dynamics.GradientsQuestion;
import rnnscope.session.dynamics.MemoryQuestion;
import rnnscope.session.inquiry.Inquiry.Answered;
import rnnscope.session.reading.Excerpt;
import rnnscope.view.SidePage;
import rnnscope.view.Waiting;
import rnnscope.view.unit.page.WorkBar;

/**
 * Page of how long the network remembers along the text: its Lyapunov exponents, the norms of the gradient that the largest
 * of them explains, and how it changes with the spectral radius of the recurrent weights.
 */
final class MemoryPage implements SidePage {
    /** Steps back that there is room for at least. */
    private static final int LEAST_BACK = 10;
    /** Exponents below it are shown with more figures. */
    private static final double SMALL = 0.01;
    /** Fewer norms are no curve. */
    private static final int FEWEST_NORMS = 3;
    /** Room for words above 0, as a share of what lies below. */
    private static final double HEADROOM = 0.45;

    private final DynamicsContext context;
    private final Label words = PageParts.words("memory-words");
    private final FigureView exponents;
    private final FigureView decay;
    private final FigureView edge;
    private final RadiusLever lever;
    private final Card first;
    private final Card second;
    private final Card third;
    private final YieldingColumn node;
    private List<Object> drawn = List.of();

    MemoryPage(DynamicsContext context) {
        this.context = context;
        exponents = PageParts.figure(context, "exponents", 200, 96);
        decay = PageParts.figure(context, "decay", 200, 96);
        edge = PageParts.figure(context, "edge", 200, 96);
        lever = new RadiusLever(context.lab());
        first = PageParts.card("dynamics.memory", exponents,
                new WorkBar(Words.of("dynamics.memory.working"), context.lab().memory()), words, exponents);
        first.setBeside(Words.of("dynamics.memory.beside"));
        second = PageParts.card("dynamics.decay", decay, decay);
        third = PageParts.card("dynamics.edge", edge,
                new WorkBar(Words.of("dynamics.edge.working"), context.lab().edges()), edge, lever);
        node = PageParts.column(first, third, second);
        node.giveWay(second, third);
        context.lab().memory().answerProperty().addListener((property, was, is) -> context.changed().run());
        context.lab().gradients().answerProperty().addListener((property, was, is) -> context.changed().run());
        context.lab().edges().answerProperty().addListener((property, was, is) -> context.changed().run());
    }

    @Override
    public String key() {
        return "dynamics.page.memory.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            context.lab().memory().cancel();
            context.lab().gradients().cancel();
            context.lab().edges().cancel();
        }
    }

    @Override
    public void refresh() {
        Excerpt studied = context.lab().studied();
        if (studied == null) {
            return;
        }
        Course course = context.lab().course(studied);
        int layer = context.session().selection().layer();
        int last = studied.length() - (context.view().readsExamples() ? 1 : 2);
        int step = Math.max(0, Math.min(context.session().cursor().step(), last));
        context.lab().memory().ask(new MemoryQuestion(course));
        context.lab().gradients().ask(new GradientsQuestion(course, layer, step));
        context.lab().edges().ask(new MemoryQuestion(Course.of(studied.reading(), studied.model(), layer)));
        LyapunovSpectrum spectrum = newest(context.lab().memory().answerProperty().get());
        double[] norms = newest(context.lab().gradients().answerProperty().get());
        EdgeOfChaos chaos = newest(context.lab().edges().answerProperty().get());
        Waiting.show(exponents, context.lab().memory().current() == null);
        Waiting.show(edge, context.lab().edges().current() == null);
        double radius = context.lab().radiusProperty().get();
        List<Object> now = Arrays.asList(spectrum, norms, chaos, radius);
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        Visibility.show(second, norms != null && norms.length >= FEWEST_NORMS);
        lever.show(chaos == null ? Double.NaN : chaos.own(), chaos == null ? 2 : chaos.radii()[chaos.radii().length - 1]);
        if (spectrum != null) {
            words.setText(words(spectrum));
            first.setAside(Words.of("dynamics.memory.aside", Numbers.count(spectrum.steps())));
            exponents.figureProperty().set(spectrum(spectrum));
            exponents.setAccessibleText(words.getText());
        }
        if (norms != null && norms.length >= FEWEST_NORMS) {
            decay.figureProperty().set(decay(norms, spectrum));
            decay.setAccessibleText(Words.of("dynamics.decay"));
        }
        if (chaos != null) {
            edge.figureProperty().set(edge(chaos, radius));
            edge.setAccessibleText(edgeWords(chaos));
        }
    }

    private static <A> A newest(Answered<?, A> answered) {
        return answered == null ? null : answered.answer();
    }

    private static String words(LyapunovSpectrum spectrum) {
        double largest = spectrum.largest();
        String shown = Numbers.signed(largest, Math.abs(largest) < SMALL ? 5 : 3);
        return largest < 0 ? Words.of("dynamics.memory.fades", shown,
                Numbers.signed(spectrum.halfLife(), spectrum.halfLife() < 10 ? 1 : 0))
                : Words.of("dynamics.memory.grows", shown);
    }

    private static PlotFigure spectrum(LyapunovSpectrum spectrum) {
        double[] lambda = spectrum.exponents().stream().mapToDouble(Double::doubleValue).toArray();
        double[] number = IntStream.rangeClosed(1, lambda.length).asDoubleStream().toArray();
        double least = DoubleStream.of(lambda).filter(Double::isFinite).min().orElse(-1);
        ChartAxis y = ChartAxis.holding(Math.min(0, least), Math.max(spectrum.largest(), -HEADROOM * Math.min(-0.02, least)), false);
        return new PlotFigure(new ChartAxis(0, lambda.length + 1, false), y, Words.of("dynamics.memory.number"),
                Words.of("dynamics.memory.exponent"), List.of(new PlotFigure.Curve(PlotFigure.Style.STEMS, "h", "", number,
                        lambda)), List.of(new PlotFigure.Rule(false, 0, Words.of("dynamics.memory.zero"))), Message.NONE);
    }

    /** The norms on a log axis, and the line that the largest exponent draws through where they have settled. */
    private static PlotFigure decay(double[] norms, LyapunovSpectrum spectrum) {
        double[] back = IntStream.range(0, norms.length).asDoubleStream().toArray();
        List<PlotFigure.Curve> curves = new ArrayList<>();
        curves.add(new PlotFigure.Curve(PlotFigure.Style.DOTS, "h", "", back, norms));
        double most = DoubleStream.of(norms).filter(norm -> norm > 0).max().orElse(1);
        double least = DoubleStream.of(norms).filter(norm -> norm > 0).min().orElse(most / 10);
        if (spectrum != null && Double.isFinite(spectrum.largest())) {
            // through the middle of what is seen, in the mean of the logarithms
            double sum = 0;
            int count = 0;
            for (int k = 0; k < norms.length; k++) {
                if (norms[k] > 0) {
                    sum += Math.log(norms[k]) - spectrum.largest() * k;
                    count++;
                }
            }
            double start = sum / Math.max(1, count);
            double[] line = DoubleStream.of(back).map(k -> Math.exp(start + spectrum.largest() * k)).toArray();
            curves.add(new PlotFigure.Curve(PlotFigure.Style.DASHED, "c", Words.of("dynamics.decay.line"), back, line));
        }
        return new PlotFigure(ChartAxis.holding(0, Math.max(LEAST_BACK, norms.length - 1), false),
                ChartAxis.holding(least, Math.max(most, least * 1.01), true), Words.of("dynamics.decay.across"),
                Words.of("dynamics.decay.up"), curves, List.of(), Message.NONE);
    }

    private static PlotFigure edge(EdgeOfChaos chaos, double radius) {
        double[] finite = DoubleStream.of(chaos.exponents()).filter(Double::isFinite).toArray();
        double least = DoubleStream.of(finite).min().orElse(-1);
        double most = DoubleStream.of(finite).max().orElse(1);
        List<PlotFigure.Rule> rules = new ArrayList<>(List.of(
                new PlotFigure.Rule(false, 0, Words.of("dynamics.edge.zero")),
                new PlotFigure.Rule(true, chaos.own(), Words.of("dynamics.edge.own"))));
        if (!Double.isNaN(radius)) {
            rules.add(new PlotFigure.Rule(true, radius, Words.of("dynamics.edge.lever")));
        }
        double crossing = chaos.edge();
        return new PlotFigure(ChartAxis.holding(0, chaos.radii()[chaos.radii().length - 1], false),
                ChartAxis.holding(Math.min(0, least), Math.max(-HEADROOM * Math.min(-0.02, least), most), false), Words.of("dynamics.edge.across"),
                Words.of("dynamics.edge.up"),
                List.of(new PlotFigure.Curve(PlotFigure.Style.LINE, "h", "", chaos.radii(), chaos.exponents())), rules,
                Double.isNaN(crossing) ? Message.NONE : new Message(edgeWords(chaos), crossing, 0));
    }

    private static String edgeWords(EdgeOfChaos chaos) {
        return Double.isNaN(chaos.edge()) ? Words.of("dynamics.edge.none")
                : Words.of("dynamics.edge.at", Numbers.signed(chaos.edge(), 2));
    }
}
