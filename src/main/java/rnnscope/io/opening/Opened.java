package rnnscope.io.opening;

import rnnscope.io.foreign.ImportReport;
import rnnscope.model.Model;

/**
 * Model that was opened.
 *
 * @param report what was taken for what, of another program's file; null of our own
 */
public record Opened(Model model, ImportReport report) {}
