package rnnscope.export.handout;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import rnnscope.export.PdfPages;
import rnnscope.export.Picture;
import rnnscope.figure.paint.Fonts;
import rnnscope.figure.paint.GlyphRuns;
import rnnscope.figure.paint.Look;
import rnnscope.storage.AtomicFile;

/**
 * Handout as PDF: contents that lead to the steps, and a page for each; for one that asks something two, as they were shown,
 * before the answer and after it. Pictures are shapes and text, so they stay sharp at any size.
 */
final class PdfHandout implements Handout {
    private static final double MARGIN = 28;
    private static final double TITLE = 22;
    private static final double WORDS = 19;
    private static final double TITLE_HEIGHT = 36;
    private static final double WORDS_HEIGHT = 84;
    private static final double SMALL = 13;
    private static final double LARGE = 40;
    private static final double ROW = 30;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 540;

    private final HandoutHeading heading;
    private final Look look;
    private final Fonts fonts;
    private final AtomicFile file;
    private final PdfPages pages = new PdfPages(true);
    /** Places of the titles in the contents. */
    private final List<Rectangle2D> rows = new ArrayList<>();
    /** Of all pages, once the first picture is there. */
    private double width;
    private double height;

    PdfHandout(Path path, HandoutHeading heading) throws IOException {
        this.heading = heading;
        look = heading.look();
        fonts = look.fonts();
        file = AtomicFile.begin(path);
        pages.describe(heading.title(), heading.language().toLanguageTag());
    }

    @Override
    public void add(HandoutStep step) throws IOException {
        if (width == 0) {
            width = Math.max(LEAST_WIDTH, step.picture().width() + 2 * MARGIN);
            height = Math.max(LEAST_HEIGHT, step.picture().height() + TITLE_HEIGHT + WORDS_HEIGHT + 2 * MARGIN);
            pages.add(width, height, this::paintContents);
        }
        int first = -1;
        if (step.question() != null) {
            first = page(step, step.question(), fonts::uiMedium, step.covered());
        }
        int last = page(step, step.caption(), fonts::ui, step.picture());
        int page = first < 0 ? last : first;
        pages.bookmark((step.index() + 1) + "  " + step.title(), page);
        pages.link(0, rows.get(step.index()), page);
    }

    private int page(HandoutStep step, String words, DoubleFunction<java.awt.Font> font, Picture picture) throws IOException {
        return pages.add(width, height, g -> {
            ground(g);
            String where = heading.title() + "   " + (step.index() + 1) + " / " + heading.steps().size();
            double room = width - 2 * MARGIN;
            double beside = GlyphRuns.width(where, fonts.ui(SMALL), fonts) + MARGIN;
            GlyphRuns.drawRight(g, where, fonts.ui(SMALL), look, look.muted(), width - MARGIN, MARGIN + TITLE * 0.8);
            Paragraph.within(step.title(), fonts::uiSemiBold, TITLE, room - beside, TITLE_HEIGHT, fonts)
                    .paint(g, MARGIN, MARGIN - TITLE * 0.2, look, look.ink());
            Paragraph.within(words, font, WORDS, room, WORDS_HEIGHT, fonts)
                    .paint(g, MARGIN, MARGIN + TITLE_HEIGHT, look, look.ink());
            paint(g, picture);
        });
    }

    private void ground(Graphics2D g) {
        Look.prepare(g);
        g.setColor(look.paper());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
    }

    /** As large as it was shown, or as large as there is room for it, in the middle. */
    private void paint(Graphics2D g, Picture picture) {
        double top = MARGIN + TITLE_HEIGHT + WORDS_HEIGHT;
        double room = height - top - MARGIN;
        double scale = Math.min(1, Math.min((width - 2 * MARGIN) / picture.width(), room / picture.height()));
        AffineTransform before = g.getTransform();
        g.translate((width - scale * picture.width()) / 2, top + (room - scale * picture.height()) / 2);
        g.scale(scale, scale);
        picture.paint(g, look, true);
        g.setTransform(before);
    }

    private void paintContents(Graphics2D g) {
        ground(g);
        double room = width - 4 * MARGIN;
        Paragraph title = Paragraph.within(heading.title(), fonts::uiSemiBold, LARGE, room, 3 * LARGE, fonts);
        title.paint(g, 2 * MARGIN, 2 * MARGIN, look, look.ink());
        double y = 2 * MARGIN + title.height();
        if (!heading.about().isBlank()) {
            Paragraph about = Paragraph.within(heading.about(), fonts::ui, WORDS, room, 3 * WORDS, fonts);
            about.paint(g, 2 * MARGIN, y, look, look.muted());
            y += about.height();
        }
        y += MARGIN;
        int count = heading.steps().size();
        double row = Math.min(ROW, (height - 2 * MARGIN - y) / count);
        double size = Math.min(WORDS, row * 0.64);
        for (int i = 0; i < count; i++) {
            double baseline = y + row * 0.7;
            GlyphRuns.drawRight(g, Integer.toString(i + 1), fonts.ui(size), look, look.muted(), 2 * MARGIN + 2 * size, baseline);
            GlyphRuns.draw(g, heading.steps().get(i), fonts.ui(size), look, look.ink(), 2 * MARGIN + 3 * size, baseline);
            rows.add(new Rectangle2D.Double(2 * MARGIN, y, room, row));
            y += row;
        }
    }

    @Override
    public void end() throws IOException {
        pages.save(file.stream());
        file.commit();
    }

    @Override
    public void close() throws IOException {
        pages.close();
        file.close();
    }
}
