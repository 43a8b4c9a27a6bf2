package rnnscope.session;

import rnnscope.model.ModelEdits;

/**
 * Last edit of a subject, which undo would take back.
 *
 * @param what   was edited
 * @param before what was changed of the model before it
 */
public record LastEdit(What what, ModelEdits before) {
    /** What an edit can be of. */
    public enum What { TEXT, SOURCE, OPTIONS, MODEL }
}
