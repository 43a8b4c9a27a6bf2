package rnnscope.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.EnumSet;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import rnnscope.analysis.ranking.PropertyRanking;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.app.present.BigForm;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.library.Library;
import rnnscope.session.library.Recents.Kind;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.subject.Place;
import rnnscope.session.subject.Subjects;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.view.Perspective;
import rnnscope.view.ViewContext;
import rnnscope.view.help.Manual;
import rnnscope.view.palette.Palette;
import rnnscope.view.palette.PaletteEntry;

/**
 * What the palette of the window offers: every key's action, every button that shows, perspectives, themes, models, texts,
 * files that were open, units, properties, and what can fill the window. An action with a key is that key.
 */
final class WindowPalette {
    /** Keys that mean something only where they are pressed. */
    private static final Set<Shortcut> NEVER = EnumSet.of(Shortcut.PALETTE, Shortcut.LET_GO, Shortcut.NEXT_CONTROL,
            Shortcut.PRESS, Shortcut.EXACT, Shortcut.POINTER, Shortcut.PERSPECTIVE, Shortcut.BLANK);
    private static final Map<Shortcut.Group, Place> PLACES = Map.of(Shortcut.Group.STEP, Place.STEP,
            Shortcut.Group.TRAIN, Place.TRAIN, Shortcut.Group.UNITS, Place.UNITS,
            Shortcut.Group.ATTENTION, Place.ATTENTION, Shortcut.Group.WIRING, Place.WIRING,
            Shortcut.Group.DYNAMICS, Place.DYNAMICS);

    private final ViewContext context;
    private final Subjects subjects;
    private final Settings settings;
    private final Actions actions;
    private final List<Perspective> perspectives;
    private final Scene scene;
    private final BigForm bigForm;

    WindowPalette(ViewContext context, Settings settings, Actions actions, List<Perspective> perspectives, Scene scene,
            BigForm bigForm) {
        this.context = context;
        this.subjects = context.subjects();
        this.settings = settings;
        this.actions = actions;
        this.perspectives = perspectives;
        this.scene = scene;
        this.bigForm = bigForm;
    }

    /** Adds every kind of entry. @param lessons those that come with the program */
    void fill(Palette palette, PaletteEntry.Source lessons) {
        palette.add(this::perspectives);
        palette.add(this::keys);
        palette.add(this::commands);
        palette.add(lessons);
        palette.add(this::models);
        palette.add(this::texts);
        palette.add(this::recent);
        palette.add(this::properties);
        palette.add(this::pages);
        palette.add(this::big);
        palette.add(this::buttons);
        palette.add(this::units);
    }

    private List<PaletteEntry> perspectives() {
        List<PaletteEntry> entries = new ArrayList<>();
        for (int i = 0; i < perspectives.size(); i++) {
            Perspective one = perspectives.get(i);
            String key = i < Shortcut.PERSPECTIVE.strokes().size() ? Shortcut.PERSPECTIVE.strokes().get(i).words() : "";
            entries.add(new PaletteEntry("perspective", one.title(), "", key, () -> actions.showPerspective(one)));
        }
        return entries;
    }

    private List<PaletteEntry> keys() {
        List<PaletteEntry> entries = new ArrayList<>();
        for (Shortcut shortcut : Shortcut.values()) {
            Shortcut.Group group = shortcut.group();
            boolean everywhere = group == Shortcut.Group.WINDOW || group == Shortcut.Group.PRESENTING || group == Shortcut.Group.LESSON;
            if (!NEVER.contains(shortcut) && (everywhere || PLACES.containsKey(group))) {
                String does = shortcut.does();
                String name = Character.toUpperCase(does.charAt(0)) + does.substring(1);
                entries.add(new PaletteEntry("action", name, everywhere ? "" : group.title(), shortcut.keys(),
                        () -> press(shortcut)));
            }
        }
        entries.add(new PaletteEntry("action", Words.of("app.palette.blank"), Words.of("app.palette.blank.about"),
                Shortcut.BLANK.keys(), actions::blank));
        return entries;
    }

    /** The same as its key, where it means something. */
    private void press(Shortcut shortcut) {
        Place place = PLACES.get(shortcut.group());
        if (place != null) {
            show(place, "");
        }
        actions.giveKeysBack();
        Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        target.fireEvent(shortcut.strokes().get(0).press());
    }

    private void show(Place place, String page) {
        context.perspectives().show(place, page);
    }

    private List<PaletteEntry> commands() {
        return List.of(new PaletteEntry("action", Words.of("app.palette.model"), "", actions::openModelFile),
                new PaletteEntry("action", Words.of("app.palette.text"), "", actions::openTextFile),
                new PaletteEntry("action", Words.of("app.palette.about"), Words.of("app.palette.about.about"), actions::about),
                theme(Words.of("app.palette.light"), Theme.LIGHT), theme(Words.of("app.palette.dark"), Theme.DARK),
                theme(Words.of("app.palette.contrast"), Theme.CONTRAST),
                language(Language.ENGLISH), language(Language.KOREAN),
                new PaletteEntry("preference", Words.of("app.palette.letters"), "",
                        () -> settings.magnificationProperty().set(1)),
                new PaletteEntry("preference", settings.motionProperty().get() ? Words.of("app.palette.still")
                        : Words.of("app.palette.motion"), Words.of("app.palette.motion.about"),
                        () -> settings.motionProperty().set(!settings.motionProperty().get())),
                new PaletteEntry("preference", settings.returnsProperty().get() ? Words.of("app.palette.first")
                        : Words.of("app.palette.last"), "",
                        () -> settings.returnsProperty().set(!settings.returnsProperty().get())));
    }

    private PaletteEntry language(Language language) {
        return new PaletteEntry("preference", Words.of("language." + language.code()), Words.of("language.about." + language.code()),
                () -> settings.wordsProperty().set(language.code()));
    }

    private PaletteEntry theme(String name, Theme theme) {
        return new PaletteEntry("preference", name, "", Shortcut.THEME.keys(), () -> {
            settings.darkProperty().set(theme == Theme.DARK);
            settings.contrastProperty().set(theme == Theme.CONTRAST);
        });
    }

    private List<PaletteEntry> models() {
        List<PaletteEntry> entries = new ArrayList<>();
        for (var kind : List.of(Library.shippedModels(), Library.examples())) {
            kind.forEach(model -> entries.add(new PaletteEntry("model", model.name(), model.description(),
                    () -> subjects.openModel(model.name(), model.load()))));
        }
        return entries;
    }

    private List<PaletteEntry> texts() {
        return Library.shippedTexts().stream().map(text -> new PaletteEntry("text", text.name(), text.description(),
                () -> context.session().openText(text.name(), text.load()))).toList();
    }

    private List<PaletteEntry> recent() {
        List<PaletteEntry> entries = new ArrayList<>();
        Map<Kind, String> kinds = Map.of(Kind.MODELS, "model", Kind.TEXTS, "text", Kind.SESSIONS, "session",
                Kind.LESSONS, "lesson");
        for (Kind kind : Kind.values()) {
            for (Path file : settings.recents().of(kind)) {
                entries.add(new PaletteEntry(kinds.get(kind), String.valueOf(file.getFileName()),
                        String.valueOf(file.getParent()), () -> subjects.openFiles(List.of(file))));
            }
        }
        return entries;
    }

    private List<PaletteEntry> properties() {
        Excerpt open = context.session().excerpt();
        List<TextProperty> all = new ArrayList<>(open == null ? TextProperties.all() : TextProperties.meantFor(open.tokens()));
        all.addAll(context.units().own().allProperty().get());
        return all.stream().map(property -> new PaletteEntry("property", property.title(), property.definition(),
                () -> look(property))).toList();
    }

    /** The unit that knows it best, among all units as they are ranked by it. */
    private void look(TextProperty property) {
        UnitRanking ranked = context.units().rankings().current();
        PropertyRanking ranking = ranked == null ? null : ranked.properties().stream()
                .filter(one -> one.property().equals(property) && one.isRanked()).findFirst().orElse(null);
        subjects.showTextInUnits();
        show(Place.UNITS, "Ranking");
        if (ranking != null) {
            Selection selection = context.session().selection();
            selection.pinLayer(ranking.best().layer());
            selection.pinUnit(ranking.best().unit());
            context.units().look(ranking);
        }
    }

    private List<PaletteEntry> pages() {
        List<PaletteEntry> entries = new ArrayList<>();
        Manual.titles(Language.current())
                .forEach((name, title) -> entries.add(new PaletteEntry("manual", title, "", () -> actions.help(name))));
        return entries;
    }

    private List<PaletteEntry> big() {
        return bigForm.targets().stream().filter(target -> !target.name().isBlank())
                .map(target -> new PaletteEntry("fill-the-window", target.name(), "", Shortcut.FILL.keys(),
                        () -> bigForm.show(target))).toList();
    }

    /** Every button that shows and has words. */
    private List<PaletteEntry> buttons() {
        List<PaletteEntry> entries = new ArrayList<>();
        addButtons(scene.getRoot(), entries);
        return entries;
    }

    private static void addButtons(Node node, List<PaletteEntry> entries) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof ButtonBase button && !"tab-button".equals(String.join(" ", button.getStyleClass()))) {
            String words = button.getAccessibleText() != null ? button.getAccessibleText() : button.getText();
            if (words != null && !words.isBlank()) {
                String[] parts = words.split("[,\n]", 2);
                entries.add(new PaletteEntry(button instanceof ToggleButton ? "choice-here" : "button-here", parts[0],
                        parts.length == 1 ? "" : parts[1].strip().lines().findFirst().orElse(""), button::fire));
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> addButtons(child, entries));
        }
    }

    private List<PaletteEntry> units() {
        Session reader = subjects.reader();
        if (subjects.showsExample() || reader.excerpt() == null) {
            return List.of();
        }
        List<PaletteEntry> entries = new ArrayList<>();
        Selection selection = reader.selection();
        for (int layer = 0; layer < selection.layers(); layer++) {
            int l = layer;
            Function<Integer, String> known = unit -> reader != context.session() ? ""
                    : context.names().of(l, unit).map(one -> one.property().title()).orElse("");
            String where = selection.layers() > 1 ? selection.layerName(layer) : "";
            int units = reader.excerpt().model().spec().units(layer);
            for (int unit = 0; unit < units; unit++) {
                int u = unit;
                String about = known.apply(unit);
                entries.add(new PaletteEntry("unit", Words.of("app.palette.unit", unit),
                        where + (where.isEmpty() || about.isEmpty() ? "" : ", ") + about, () -> {
                            selection.pinLayer(l);
                            selection.pinUnit(u);
                        }));
            }
        }
        return entries;
    }
}
