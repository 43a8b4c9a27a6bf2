package rnnscope.session.dynamics;

import java.util.List;

/**
 * Paths of a network that was put near a point, on either side of it, and played on with the same input.
 *
 * @param paths (2, steps + 1, n): beginning along the direction, and against it; not modified
 */
public record PushedPaths(List<float[][]> paths) {
    public PushedPaths {
        paths = List.copyOf(paths);
    }
}
