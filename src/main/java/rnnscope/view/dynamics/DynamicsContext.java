package rnnscope.view.dynamics;

import rnnscope.session.Session;
import rnnscope.session.dynamics.DynamicsLab;
import rnnscope.view.ViewContext;

/**
 * Context that every page of the Dynamics perspective is given.
 *
 * @param changed asks for a refresh at the next pulse
 */
record DynamicsContext(ViewContext view, DynamicsLab lab, PortraitModel portrait, Runnable changed) {
    Session session() {
        return view.session();
    }
}
