package rnnscope.io.pytorch;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Objects that a pickle holds, as a tree of names, whatever collections they are. */
final class Objects {
    private Objects() {}

    /** Receives what an object holds. */
    @FunctionalInterface
    interface Members {
        /** @param name key, attribute or index */
        void take(Object name, Object member);
    }

    static boolean isTree(Object at) {
        return at instanceof Map || at instanceof Inert || at instanceof Iterable || at instanceof Object[];
    }

    /** What an object holds, of no other nothing. */
    static void forEach(Object at, Members members) {
        if (at instanceof Map<?, ?> map) {
            map.forEach(members::take);
        } else if (at instanceof Inert object) {
            object.state().forEach(members::take);
        } else if (at instanceof Iterable || at instanceof Object[]) {
            int i = 0;
            for (Object one : at instanceof Object[] tuple ? Arrays.asList(tuple) : (Iterable<?>) at) {
                members.take(i++, one);
            }
        }
    }

    /** Lists and tuples as lists, everything else as it is. */
    static Object plain(Object at) {
        return at instanceof Object[] tuple ? Arrays.asList(tuple) : at;
    }

    static boolean isList(Object at) {
        return at instanceof List || at instanceof Object[];
    }
}
