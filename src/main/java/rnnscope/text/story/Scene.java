package rnnscope.text.story;

import java.util.HashMap;
import java.util.Map;

/** Scene, who and what the names in a grammar stand for at the moment. */
final class Scene {
    private final Map<String, Phrase> phrases = new HashMap<>();

    void set(String name, Phrase phrase) {
        phrases.put(name, phrase);
    }

    /** @throws IllegalArgumentException when nothing has that name */
    Phrase phrase(String name) {
        Phrase phrase = phrases.get(name);
        if (phrase == null) {
            throw new IllegalArgumentException("nothing in the scene is called " + name);
        }
        return phrase;
    }
}
