package rnnscope.figure.picture;

import java.util.Arrays;

/**
 * Square picture of grey levels, and where a network looks while it writes a symbol. Immutable.
 *
 * @param levels row after row, dark 0 to light 1
 * @param weight of each cell; null where nothing looks
 */
public record CellPicture(float[] levels, float[] weight) {

    /** @throws IllegalArgumentException when it is not square */
    public CellPicture {
        levels = levels.clone();
        weight = weight == null ? null : weight.clone();
        int side = (int) Math.round(Math.sqrt(levels.length));
        if (side * side != levels.length || weight != null && weight.length != levels.length) {
            throw new IllegalArgumentException("a picture of " + levels.length + " cells is not square");
        }
    }

    @Override
    public float[] levels() {
        return levels.clone();
    }

    @Override
    public float[] weight() {
        return weight == null ? null : weight.clone();
    }

    /** Rows and columns. */
    public int side() {
        return (int) Math.round(Math.sqrt(levels.length));
    }

    float level(int cell) {
        return levels[cell];
    }

    boolean isLookedAt() {
        return weight != null;
    }

    float weight(int cell) {
        return weight[cell];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellPicture that && Arrays.equals(levels, that.levels)
                && Arrays.equals(weight, that.weight);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(levels) + Arrays.hashCode(weight);
    }
}
