package rnnscope.io.foreign;

import rnnscope.model.Model;

/**
 * Model made of another program's file.
 *
 * @param report what was taken for what
 */
public record Imported(Model model, ImportReport report) {}
