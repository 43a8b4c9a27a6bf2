package rnnscope.figure;

import java.awt.geom.Rectangle2D;

/**
 * Hit test result: what is under the pointer. A figure names what it knows and leaves the rest at −1 or null.
 *
 * @param step    step of the text, or −1
 * @param unit    hidden unit, or −1
 * @param channel id of a channel, or null
 * @param words   the exact value with its unit, as a tooltip says it
 * @param area    the part of the picture that is meant, in the figure's coordinates, for highlighting; may be null
 */
public record Hit(int step, int unit, String channel, String words, Rectangle2D area) {}
