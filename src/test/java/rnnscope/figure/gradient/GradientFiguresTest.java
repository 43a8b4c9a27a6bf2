package rnnscope.figure.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.TimeAxis;
import rnnscope.figure.score.Track;

class GradientFiguresTest {
    private static final int STEPS = 10;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 200;
    private static final TimeAxis AXIS = TimeAxis.fitting(0, STEPS, WIDTH);
    private static final WindowText TEXT = new WindowText(Collections.nCopies(STEPS, "a"), new boolean[STEPS],
            null, 100, 9);
    private final Look look = Look.light();

    private static BufferedImage image() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Look.light().card());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        return image;
    }

    private BufferedImage paint(Track track) {
        BufferedImage image = image();
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        track.paint(g, AXIS, HEIGHT, look);
        return image;
    }

    private BufferedImage paint(Figure figure) {
        BufferedImage image = image();
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        figure.paint(g, WIDTH, HEIGHT, look);
        return image;
    }

    private static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) x, (int) y));
    }

    /** Falls by a decade a step, from 1 at the last. */
    private static GradientCurve falling(String lane) {
        return new GradientCurve("", lane, "‖∂L/∂h‖", GradientCurve.Dash.SOLID,
                IntStream.range(0, STEPS).mapToDouble(t -> Math.pow(10, t - 9)).toArray());
    }

    private static GradientTrack track(double floor, boolean concealed) {
        return new GradientTrack(TEXT, List.of(), List.of(falling("LSTM")), floor, Decades.USUAL, new int[] {4},
                concealed, step -> List.of());
    }

    @Test
    void aCurveStandsWhereTheFixedAxisPutsIt() {
        BufferedImage image = paint(track(0, false));
        for (int t = 1; t < STEPS - 1; t++) {
            double y = HEIGHT * (1 - t / 10.0);
            assertTrue(at(image, AXIS.centre(t), y).getRed() < 40, "step " + t);
            assertEquals(look.card(), at(image, AXIS.centre(t), y - 12), "above step " + t);
        }
    }

    @Test
    void belowTheFloorTheGroundIsShaded() {
        BufferedImage image = paint(track(1e-7, false));
        assertEquals(look.hover(), at(image, 396, HEIGHT * 0.8 + 6));
        assertEquals(look.card(), at(image, 396, HEIGHT * 0.8 - 6));
    }

    @Test
    void aHeldTrackShowsNoCurveAndTellsNoNumber() {
        BufferedImage image = paint(track(0, true));
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                assertNotEquals(look.lineColour("LSTM"), at(image, x, y));
            }
        }
        Hit hit = track(0, true).at(AXIS.centre(5), 100, AXIS, HEIGHT);
        assertEquals("“a”, step 106, 4 steps before the last loss", hit.words());
        assertTrue(track(0, false).at(AXIS.centre(5), 100, AXIS, HEIGHT).words().contains("1.000·10⁻⁴"));
    }

    @Test
    void valuesBeyondTheAxisDoNotStandAtItsEdge() {
        assertEquals(-80, Decades.USUAL.y(1e9, 100), 1e-9, "what is outside is not at the edge");
        assertEquals(130, Decades.USUAL.y(1e-12, 100), 1e-9);
        assertTrue(Decades.USUAL.y(0, 100) > 1000);
        assertEquals(0, Decades.USUAL.share(0));
        assertEquals(10, Decades.USUAL.y(1, 100), 1e-9);
    }

    @Test
    void bothEndsFollowWhatIsShown() {
        assertEquals(new Decades(9, -9), Decades.USUAL.holding(3.55e8));
        assertEquals(Decades.USUAL, Decades.USUAL.holding(10));
        assertEquals(new Decades(1, -3), Decades.USUAL.reaching(0.02));
        assertEquals(new Decades(1, -3), Decades.USUAL.reaching(0.001));
        assertEquals(new Decades(1, -6), Decades.USUAL.reaching(0.0009));
        assertEquals(new Decades(1, -21), Decades.USUAL.reaching(2e-20));
        assertEquals(new Decades(1, -30), Decades.USUAL.reaching(1e-40));
        assertEquals(new Decades(1, -30), Decades.USUAL.reaching(0));
        assertEquals(new Decades(1, -3), Decades.USUAL.reaching(5));
        assertEquals(Decades.USUAL, Decades.USUAL.reaching(Double.NaN));
        assertEquals(Decades.USUAL, Decades.USUAL.holding(Double.POSITIVE_INFINITY));
        assertEquals(39, Decades.USUAL.holding(3.4e38).top());
    }

    /** A line along the edge would be a lie: what lies outside fades out, and its value is written. */
    @Test
    void aCurveOutsideItsAxisIsNotDrawnAlongTheEdge() {
        double[] far = new double[STEPS];
        java.util.Arrays.fill(far, 2e-25);
        far[9] = 1e-3;
        GradientCurve curve = new GradientCurve("RNN", "RNN", "‖∂L/∂h‖", GradientCurve.Dash.SOLID, far);
        BufferedImage image = paint(new GradientTrack(TEXT, List.of(), List.of(curve), 0, Decades.USUAL, new int[0],
                false, step -> List.of()));
        Color own = look.lineColour("RNN");
        int label = 0;
        for (int x = 0; x < AXIS.x(8); x++) {
            for (int y = HEIGHT - 3; y < HEIGHT; y++) {
                assertNotEquals(own, at(image, x, y), "a line at the edge, " + x);
            }
            for (int y = HEIGHT - 14; y < HEIGHT - 2; y++) {
                label += at(image, x, y).equals(own) ? 1 : 0;
            }
        }
        assertTrue(label > 10, "“↓ 2.0·10⁻²⁵” stands there");
    }

    @Test
    void itemisedInkIsAmountAndTheFutureIsEmpty() {
        float[][] norms = new float[STEPS][];
        for (int s = 0; s < STEPS; s++) {
            norms[s] = new float[s + 1];
            for (int t = 0; t <= s; t++) {
                norms[s][t] = s == 7 && t < 4 ? Float.NaN : (float) Math.pow(10, t - s);
            }
        }
        ItemisedTrack track = new ItemisedTrack(TEXT, "RNN", norms, Decades.USUAL, new int[0], 0, false, false);
        BufferedImage image = paint(track);
        double row = HEIGHT / (double) STEPS;
        assertEquals(look.amount().colour(0.9f, 0, 1), at(image, AXIS.centre(5), 5.5 * row));
        assertEquals(look.amount().colour(0.4f, 0, 1), at(image, AXIS.centre(4), 9.5 * row));
        assertEquals(look.hover(), at(image, AXIS.centre(2), 7.5 * row));
        assertEquals(look.card(), at(image, AXIS.centre(6), 5.5 * row));
        assertTrue(track.at(AXIS.centre(4), 9.5 * row, AXIS, HEIGHT).words().contains("5 steps later"));
    }

    @Test
    void whatIsSentStandsLeftOfTheBeamAndWhatComesRightOfIt() {
        double[] none = new double[STEPS];
        java.util.Arrays.fill(none, Double.NaN);
        double[] left = none.clone();
        double[] right = none.clone();
        for (int t = 0; t < STEPS; t++) {
            if (t <= 5) {
                left[t] = 1e-3;
            } else {
                right[t] = 1e-6;
            }
        }
        BufferedImage image = paint(new ToAndFromTrack(TEXT, 5,
                List.of(new GradientCurve("", "GRU", "", GradientCurve.Dash.SOLID, left)),
                List.of(new GradientCurve("", "GRU", "", GradientCurve.Dash.SOLID, right)), Decades.USUAL, false));
        assertEquals(look.lineColour("GRU"), at(image, AXIS.centre(2), HEIGHT * 0.4));
        assertEquals(look.card(), at(image, AXIS.centre(8), HEIGHT * 0.4));
        assertEquals(look.lineColour("GRU"), at(image, AXIS.centre(8), HEIGHT * 0.7));
    }

    @Test
    void anEigenvalueStandsInItsPlaceOfThePlane() {
        SpectrumFigure figure = new SpectrumFigure(List.of(new SpectrumFigure.Plane("LSTM", new double[] {0.5},
                new double[] {0.5}, Math.sqrt(0.5), 0.9)));
        BufferedImage image = paint(figure);
        double side = HEIGHT - 34;
        double scale = side / 2 / 1.25;
        double x = WIDTH / 2.0 + 0.5 * scale;
        double y = side / 2 - 0.5 * scale;
        Color dot = at(image, x, y);
        assertTrue(Math.abs(dot.getBlue() - look.lineColour("LSTM").getBlue()) < 40 && dot.getRed() < 60, "" + dot);
        assertTrue(figure.at(x, y, WIDTH, HEIGHT).words().contains("modulus 0.7071"));
    }

    private static InputsTrack adding() {
        float[][] numbers = new float[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            numbers[t] = new float[] {t / 10f, t == 4 ? 1 : 0};
        }
        return new InputsTrack(new WindowText(Collections.nCopies(STEPS, ""), new boolean[STEPS], numbers, 0, 9),
                new Heading("Batch, row 1", "Batch, row 1"), List.of());
    }

    @Test
    void numbersThatEnterAreWrittenOrDrawnAsBars() {
        InputsTrack track = adding();
        assertEquals("0.3000 and 0, step 4, 6 steps before the last loss",
                track.at(AXIS.centre(3), 20, AXIS, 48).words());
        TimeAxis narrow = TimeAxis.fitting(0, STEPS, 60);
        BufferedImage image = image();
        Graphics2D g = image.createGraphics();
        Look.prepare(g);
        track.paint(g, narrow, 48, look);
        assertEquals(look.ink(), at(image, narrow.centre(9), 12), "0.9 is a high bar");
        assertEquals(look.card(), at(image, narrow.centre(2), 12), "0.2 is a low one");
        assertEquals(look.ink(), at(image, narrow.centre(4), 40), "the mark");
        assertEquals(look.card(), at(image, narrow.centre(5), 40));
        BufferedImage wide = paint(track);
        assertNotEquals(look.ink(), at(wide, AXIS.centre(9) - 14, HEIGHT / 3), "no bar where numbers are written");
    }

    @Test
    void numbersAreWrittenAsTheFieldDoes() {
        assertEquals("2.57·10⁻⁸", MagnitudeFormat.number(2.57e-8, 3));
        assertEquals("1.70", MagnitudeFormat.number(1.698, 3));
        assertEquals("1.00·10⁻⁷", MagnitudeFormat.number(9.9999e-8, 3));
        assertEquals("below 10⁻³⁰", MagnitudeFormat.norm(0, 3));
    }

    /** A label that finds no free place is shortened, or left out; a road's is never on a curve. */
    @Test
    void labelsLieOnNoCurve() {
        double[] jagged = new double[60];
        double[] above = new double[60];
        double[] falling = new double[60];
        for (int t = 0; t < jagged.length; t++) {
            jagged[t] = t % 3 == 0 ? 1e-3 : 3e-3;
            above[t] = 2e-2;
            falling[t] = Math.pow(10, -8 + t / 8.0);
        }
        List<GradientCurve> curves = List.of(
                new GradientCurve("RNN, halves every 2.7 steps", "RNN", "", GradientCurve.Dash.SOLID, falling),
                new GradientCurve("cell road", "LSTM", "", GradientCurve.Dash.DASHED, above),
                new GradientCurve("hidden road", "LSTM", "", GradientCurve.Dash.DOTTED, jagged));
        for (double width : new double[] {170, 300, 720}) {
            for (double height : new double[] {60, 92, 240}) {
                CurveLabels labels = new CurveLabels(curves, TimeAxis.fitting(0, 60, width), Decades.USUAL, height);
                labels.layOut(Look.light());
                long crossing = labels.taken().stream().filter(place -> !labels.isOffCurves(place)).count();
                assertTrue(crossing <= 1, crossing + " on curves at " + width + " × " + height);
                assertTrue(labels.taken().size() >= 1, "nothing at " + width + " × " + height);
                assertTrue(width < 700 || height < 240 || crossing == 0 && labels.taken().size() == 3, "where there is room");
            }
        }
    }
}
