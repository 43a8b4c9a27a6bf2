package rnnscope.session.subject;

import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;

/** A perspective, and what can be shown in it. In the order of the header's tabs. */
public enum Place {
    STEP {
        @Override
        public boolean shows(Wiring wiring) {
            return !wiring.shape().decodes();
        }
    },
    /** Shows the run itself. */
    TRAIN {
        @Override
        public boolean shows(Wiring wiring) {
            return false;
        }
    },
    GRADIENTS {
        @Override
        public boolean shows(Wiring wiring) {
            return readsText(wiring);
        }
    },
    UNITS {
        @Override
        public boolean shows(Wiring wiring) {
            return readsText(wiring);
        }
    },
    ATTENTION {
        @Override
        public boolean shows(Wiring wiring) {
            return wiring.shape().decodes() || wiring.heads() > 0 || wiring.pooling() == Pooling.ATTENTION;
        }
    },
    WIRING {
        @Override
        public boolean shows(Wiring wiring) {
            return true;
        }
    };

    /** Whether it has something to show of models that are wired so. */
    public abstract boolean shows(Wiring wiring);

    /** Whether models that are wired so read a text symbol by symbol, to predict the next. */
    static boolean readsText(Wiring wiring) {
        return wiring.shape() == Shape.LANGUAGE_MODEL && wiring.heads() == 0;
    }

    /** Where models that are wired so are shown first. */
    static Place first(Wiring wiring) {
        return ATTENTION.shows(wiring) ? ATTENTION : STEP;
    }
}
