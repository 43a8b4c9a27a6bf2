package rnnscope.figure.comparison;

/**
 * Sides of a comparison by their names.
 *
 * @param first  the model in front
 * @param second the one that it is compared with
 */
public record Sides(String first, String second) {}
