package rnnscope.session.subject;

import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.model.Wiring;

/** Place where something is looked at, and what can be shown there. A perspective is in one of them. */
public enum Place {
    STEP {
        @Override
        public boolean shows(Wiring wiring) {
            return !wiring.shape().decodes() && !wiring.shape().asks();
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
            return wiring.shape().decodes() || wiring.shape().asks() || wiring.heads() > 0 || wiring.pooling() == Pooling.ATTENTION;
        }
    },
    WIRING {
        @Override
        public boolean shows(Wiring wiring) {
            return true;
        }
    },
    DYNAMICS {
        @Override
        public boolean shows(Wiring wiring) {
            return true;
        }
    };

    /** Whether it has something to show of models that are wired so. */
    public abstract boolean shows(Wiring wiring);

    /** Whether nothing else than what reads a text symbol by symbol shows in it. */
    public boolean needsText() {
        return this == GRADIENTS || this == UNITS;
    }

    /** Whether models that are wired so read a text symbol by symbol, to predict the next. */
    static boolean readsText(Wiring wiring) {
        return wiring.shape() == Shape.LANGUAGE_MODEL && wiring.heads() == 0;
    }

    /** Where models that are wired so are shown first. */
    static Place first(Wiring wiring) {
        return ATTENTION.shows(wiring) ? ATTENTION : STEP;
    }
}
