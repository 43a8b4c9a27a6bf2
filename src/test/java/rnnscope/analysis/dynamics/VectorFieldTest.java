package rnnscope.analysis.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rnnscope.analysis.projection.PrincipalComponents;
import rnnscope.network.StateUpdate;

/** The field is the step of a network that is known, in a plane of units and in one of principal components. */
class VectorFieldTest {
    @Test
    void twoUnitsOfThree() {
        StateUpdate map = Elmans.map(12, new float[][] {{2, 0, 0}, {0, 0.5f, 0}, {0, 0, 0}}, 0, 0, 0.3f);
        StatePlane plane = StatePlane.ofElements(0, 1, new float[] {9, 9, 0.1f});
        VectorField field = VectorField.of(map, plane, 4, 3, -1, 1, -0.6, 0.6);
        assertEquals(-0.75, field.a()[0], 1e-9);
        assertEquals(0.4, field.b()[2], 1e-9);
        for (int i = 0; i < 12; i++) {
            double a = field.a()[i % 4];
            double b = field.b()[i / 4];
            double da = Math.tanh(2 * a) - a;
            double db = Math.tanh(0.5 * b) - b;
            double out = Math.tanh(0.3) - 0.1;
            assertEquals(da, field.da()[i], 1e-5);
            assertEquals(db, field.db()[i], 1e-5);
            assertEquals(Math.sqrt(da * da + db * db + out * out), field.speed()[i], 1e-5);
        }
    }

    @Test
    void principalComponents() {
        float[][] states = {{1, 1, 0}, {-1, -1, 0}, {0.2f, -0.2f, 0}, {-0.2f, 0.2f, 0}};
        StatePlane plane = StatePlane.of(PrincipalComponents.of(states), 0, 1);
        float[] state = new float[3];
        plane.write(0.5, 0.25, state, 0);
        assertEquals(0.5, plane.a(state, 0), 1e-6);
        assertEquals(0.25, plane.b(state, 0), 1e-6);
        StateUpdate map = Elmans.map(1, new float[][] {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}});
        VectorField field = VectorField.of(map, plane, 1, 1, 0, 1, 0, 0.5);
        assertEquals(-0.5, field.da()[0], 1e-6);
        assertEquals(-0.25, field.db()[0], 1e-6);
        assertEquals(Math.hypot(0.5, 0.25), field.speed()[0], 1e-6);
    }
}
