package rnnscope.train.example.digit;

/**
 * Style of a drawn digit.
 *
 * @param slant     how far its top leans to the right, as a share of its height; negative to the left
 * @param width     as a share of its height
 * @param thickness of the pen, in pixels
 * @param height    in pixels
 */
public record Style(double slant, double width, double thickness, double height) {}
