package rnnscope.session.unit;

import rnnscope.analysis.unit.OnsetCurve;
import rnnscope.analysis.unit.UnitHistogram;

/**
 * Portrait of a unit over a text, by a property.
 *
 * @param histogram of its values where the property holds and where not, or at each of its sizes
 * @param onset     its mean around where the property begins to hold; null for one that has a size
 */
public record Portrait(UnitHistogram histogram, OnsetCurve onset) {}
