package rnnscope.math;

import java.lang.reflect.InvocationTargetException;

/**
 * Chooses an implementation by what the JVM offers. The one on vectors is known only by name here, so that a JVM
 * started without {@code --add-modules jdk.incubator.vector} never loads a class that needs it.
 */
final class KernelProvider {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNELS = "rnnscope.math.VectorKernels";

    private KernelProvider() {}

    static Kernels best() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return new PlainKernels();
        }
        try {
            return (Kernels) Class.forName(VECTOR_KERNELS).getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof UnsupportedOperationException) {
                return new PlainKernels();
            }
            throw new LinkageError("the vector kernels do not start", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the vector kernels are missing", e);
        }
    }
}
