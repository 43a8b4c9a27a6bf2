package rnnscope.figure.dynamics;

/**
 * Turn of a space from −1 to 1 before the eye: first about its third axis, then towards the eye.
 *
 * @param yaw   about the third axis, radians
 * @param pitch towards the eye, radians: 0 from the side, π/2 from above
 */
public record Turn(double yaw, double pitch) {
    /** From above one of the corners. */
    public static final Turn USUAL = new Turn(-0.6, 0.45);
    /** Distance of the eye: near enough that what is near is larger. */
    private static final double EYE = 6;
    private static final double MOST = Math.PI / 2;

    /** Turned further. */
    public Turn by(double about, double towards) {
        return new Turn(Math.IEEEremainder(yaw + about, 2 * Math.PI), Math.max(-MOST, Math.min(MOST, pitch + towards)));
    }

    /** How far from the middle something is seen at most that is so far from it. */
    static double room(double distance) {
        return EYE * distance / Math.sqrt(EYE * EYE - distance * distance);
    }

    /** {x to the right, y upwards, depth away from the eye} of a place, x and y in perspective. */
    double[] seen(double a, double b, double c) {
        double right = Math.cos(yaw) * a - Math.sin(yaw) * b;
        double away = Math.sin(yaw) * a + Math.cos(yaw) * b;
        double up = Math.cos(pitch) * c + Math.sin(pitch) * away;
        double depth = Math.cos(pitch) * away - Math.sin(pitch) * c;
        double scale = EYE / (EYE + depth);
        return new double[] {right * scale, up * scale, depth};
    }
}
