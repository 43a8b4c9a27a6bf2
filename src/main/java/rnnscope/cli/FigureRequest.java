package rnnscope.cli;

import java.nio.file.Path;
import rnnscope.export.PictureOptions;
import rnnscope.model.Model;

/**
 * What the command {@code figure} is asked for. What is null is as the window would have it, or as the session says.
 *
 * @param session a session's file
 * @param sweep   results of a sweep, which are shown instead of a perspective; null for none
 * @param along   the option that a sweep's curves go along; null for the usual one
 * @param metric  by which a sweep's runs are compared; null for the first that was measured
 * @param run     a file that keeps a run in training; null for the session's
 * @param model   of a file, or a shipped one; null for the session's, or what the window begins with
 * @param text    what a language model reads, as the command line names texts
 * @param source  what any other model reads
 * @param view    a perspective: "step"
 * @param page    title of one of its pages: "Similar"; null for the first
 * @param part    of the perspective: "Surprise"; null for all of it
 * @param at      the beam's step, from 1
 * @param to      the last step of a film that begins at {@code at}; null for a picture
 * @param unit    from 0
 * @param layer   from 1
 * @param theme   "light" or "dark"
 * @param width   of the perspective, in the units of a 1280×720 window
 * @param height  likewise
 * @param out     the file to write, whose ending says what it is
 */
public record FigureRequest(Path session, Path sweep, String along, String metric, Path run, Model model, String text, String source, String view, String page, String part, Integer at,
        Integer to, Integer unit, Integer layer, String theme, int width, int height, PictureOptions options, Path out) {}
