package rnnscope.session.inquiry;

import rnnscope.network.Reading;

/**
 * Question about all units of a layer over a whole text.
 *
 * @param reading of the text
 * @param channel id
 * @param kind    what is asked
 */
public record UnitQuestion<K>(Reading reading, int layer, String channel, K kind) {}
