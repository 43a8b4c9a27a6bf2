package rnnscope.session.dynamics;

import java.util.ArrayList;
import java.util.List;

/** Numbers that are held, as they are typed and shown: apart by spaces. */
public final class HeldNumbers {
    private HeldNumbers() {}

    /** So many numbers; empty where these are others. */
    public static List<Float> read(String typed, int count) {
        List<Float> numbers = new ArrayList<>();
        for (String part : typed == null ? new String[0] : typed.replace('−', '-').strip().split("[\\s,;]+")) {
            try {
                float number = Float.parseFloat(part);
                if (!Float.isFinite(number)) {
                    return List.of();
                }
                numbers.add(number);
            } catch (NumberFormatException e) {
                return List.of();
            }
        }
        return numbers.size() == count ? numbers : List.of();
    }
}
