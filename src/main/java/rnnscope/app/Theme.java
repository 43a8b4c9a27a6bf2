package rnnscope.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import rnnscope.figure.paint.Look;
import rnnscope.language.Language;

/** Theme, light, dark or of high contrast: style sheets for the controls, colours for the figures. */
enum Theme {
    LIGHT(new PrimerLight(), "light.css", Look.light()),
    DARK(new PrimerDark(), "dark.css", Look.dark()),
    CONTRAST(new PrimerDark(), "contrast.css", Look.contrast());

    private static final String FOLDER = "/assets/styles/";

    private final atlantafx.base.theme.Theme base;
    private final String tokens;
    private final Look look;

    Theme(atlantafx.base.theme.Theme base, String tokens, Look look) {
        this.base = base;
        this.tokens = tokens;
        this.look = look;
    }

    Look look() {
        return look;
    }

    void dress(Scene scene) {
        Application.setUserAgentStylesheet(base.getUserAgentStylesheet());
        List<String> sheets = new ArrayList<>(List.of(url("base.css"), url(tokens)));
        if (Language.current() == Language.KOREAN) {
            sheets.add(url("korean.css"));
        }
        scene.getStylesheets().setAll(sheets);
    }

    private static String url(String file) {
        return Theme.class.getResource(FOLDER + file).toExternalForm();
    }
}
