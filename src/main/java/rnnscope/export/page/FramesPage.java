package rnnscope.export.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.export.Film;
import rnnscope.export.Picture;
import rnnscope.export.PictureOptions;
import rnnscope.export.PicturePart;
import rnnscope.export.PngPicture;
import rnnscope.figure.Figure;
import rnnscope.figure.Hit;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/**
 * Page of any view, step by step: at each step its picture as it was seen, and what a pointer over it says, with the exact
 * numbers. The arrow keys step, and a click on what belongs to a step goes there.
 */
public final class FramesPage implements Film {
    /** Steps beyond which a page becomes heavy. */
    public static final int MOST = 400;
    /** What a pointer can tell apart, in the units of the picture, and how many such places a frame has. */
    private static final double NEAR = 6;
    private static final int MOST_PLACES = 6000;
    private static final String BODY = """
            <div id="frame" tabindex="0"><img id="picture" alt=""><div id="mark"></div></div><div id="tip"></div>
            <p><span id="where"></span> &nbsp; <button id="play">%s</button> &nbsp; %s</p>""";

    private final Path file;
    private final String title;
    private final Look look;
    private final ObjectNode data = HtmlPage.object();
    private final boolean isOfRun;
    private final ArrayNode frames = data.putArray("frames");
    private final Map<String, Integer> words = new LinkedHashMap<>();

    /**
     * @param steps  from 1, or iterations of a run, of the pictures that will be added
     * @param isOfRun whether they are iterations
     */
    public FramesPage(Path file, String title, long[] steps, boolean isOfRun, Look look) {
        this.file = file;
        this.title = title;
        this.look = look;
        ArrayNode all = data.putArray("steps");
        for (long step : steps) {
            all.add(step);
        }
        this.isOfRun = isOfRun;
        data.put("where", Words.of(isOfRun ? "export.page.iteration" : "export.page.step"));
    }

    @Override
    public void add(Picture picture, PictureOptions options) throws IOException {
        BufferedImage image = PngPicture.image(picture, options);
        data.put("width", picture.width()).put("height", picture.height());
        ObjectNode frame = frames.addObject();
        frame.put("picture", Base64.getEncoder().encodeToString(PngPicture.bytes(image)));
        ArrayNode places = frame.putArray("places");
        int left = MOST_PLACES;
        for (PicturePart part : picture.parts()) {
            for (Place place : places(part, left)) {
                places.add(rounded(place.area.getX())).add(rounded(place.area.getY())).add(rounded(place.area.getWidth()))
                        .add(rounded(place.area.getHeight())).add(place.step).add(words.computeIfAbsent(place.words,
                                key -> words.size()));
                left--;
            }
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** @param step counted from 1; 0 for none */
    private record Place(Rectangle2D area, String words, int step) {}

    /** What of a part says something to a pointer. */
    private static List<Place> places(PicturePart part, int most) {
        List<Place> found = new ArrayList<>();
        Figure figure = part.figure();
        Rectangle2D place = part.place();
        Rectangle2D seen = part.seenPlace();
        double width = place.getWidth() / part.scale();
        double height = place.getHeight() / part.scale();
        for (double y = seen.getY() + NEAR / 2; y < seen.getMaxY(); y += NEAR) {
            for (double x = seen.getX() + NEAR / 2; x < seen.getMaxX() && found.size() < most; x += NEAR) {
                double px = x;
                double py = y;
                if (found.stream().anyMatch(one -> one.area.contains(px, py))) {
                    continue;
                }
                Hit hit = figure.at((x - place.getX()) / part.scale(), (y - place.getY()) / part.scale(), width, height);
                if (hit == null || hit.words() == null || hit.words().isBlank()) {
                    continue;
                }
                Rectangle2D area = hit.area() == null ? new Rectangle2D.Double(x - NEAR / 2, y - NEAR / 2, NEAR, NEAR)
                        : new Rectangle2D.Double(place.getX() + hit.area().getX() * part.scale(),
                                place.getY() + hit.area().getY() * part.scale(), hit.area().getWidth() * part.scale(),
                                hit.area().getHeight() * part.scale()).createIntersection(seen);
                found.add(new Place(area, hit.words(), hit.step() + 1));
            }
        }
        return found;
    }

    @Override
    public void end() throws IOException {
        ArrayNode said = data.putArray("words");
        words.keySet().forEach(said::add);
        new HtmlPage(title, Words.of(isOfRun ? "export.page.frames.iterations" : "export.page.frames.steps"),
                HtmlPage.body(BODY, "export.page.play", "export.page.frames.keys"), "frames.js", data, look.isDark()).write(file);
    }

    @Override
    public void close() {}
}
