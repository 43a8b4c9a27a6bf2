package rnnscope.session.unit;

import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.OnsetCurve;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.analysis.unit.UnitHistogram;
import rnnscope.network.Progress;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperty;

/** Maker of portraits of units; the property's values are kept for the next unit. */
final class Portraits implements Inquiry.Work<PortraitQuestion, Portrait> {
    /** Parts of a unit's range of values. */
    private static final int BINS = 20;
    /** Groups of the sizes of a property. */
    private static final int GROUPS = 32;
    /** Steps before and after an onset. */
    private static final int AROUND = 40;

    private final Activities activities;
    private TokenSequence tokens;
    private PropertyValues values;

    Portraits(Activities activities) {
        this.activities = activities;
    }

    @Override
    public synchronized Portrait answer(PortraitQuestion question, Progress progress) {
        TokenSequence text = question.reading().tokens();
        TextProperty property = question.property();
        Activity activity = activities.of(question.reading(), question.layer(), question.channel(), progress);
        if (tokens != text || values == null || !values.property().equals(property)) {
            tokens = text;
            values = PropertyValues.of(property, text);
        }
        TextRange all = new TextRange(0, activity.steps());
        return new Portrait(UnitHistogram.of(activity, question.unit(), values, all, GROUPS, BINS),
                values.isBinary() ? OnsetCurve.of(activity, question.unit(), values, all, AROUND, AROUND) : null);
    }
}
