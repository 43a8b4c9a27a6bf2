package rnnscope.view.lesson;

import java.util.List;
import java.util.Map;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.lesson.Lesson;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.session.library.Recents.Kind;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.chooser.RecentFiles;
import rnnscope.view.help.HelpPage;

/** List of the lessons that come with the program, in the order of a course; or another from a file, or a new one. */
public final class LessonList extends Chooser {
    private static final int COLUMN = 8;

    /** @param shipped those that come with the program, by name */
    public LessonList(Map<String, Lesson> shipped, OpenLesson open, LessonActions actions, RecentFiles recent) {
        HelpPage.set(this, "lessons");
        Language language = open.languageProperty().get();
        List<String> names = List.copyOf(shipped.keySet());
        Runnable[] columns = new Runnable[(names.size() + COLUMN - 1) / COLUMN];
        for (int i = 0; i < columns.length; i++) {
            int first = i * COLUMN;
            columns[i] = () -> {
                addHeading(first == 0 ? Words.of("view.lesson.lessons") : " ");
                names.subList(first, Math.min(names.size(), first + COLUMN))
                        .forEach(name -> add(name, shipped.get(name), language, actions));
            };
        }
        addColumns(columns);
        recent.addTo(this, Kind.LESSONS);
        addSeparator();
        if (open.unsaved() != null) {
            addCommand("unsaved-lesson", Feather.ROTATE_CCW, Words.of("view.lesson.unsaved",
                    open.unsaved().lesson().title().in(language)),
                    open::bringBack);
        }
        addCommand("open-lesson-file", Feather.FOLDER, Words.of("view.lesson.open"), actions::openFile);
        addCommand("new-lesson", Feather.PLUS, Words.of("view.lesson.new"), () -> {
            if (open.at() != null) {
                actions.close();
            }
            actions.keep();
        });
    }

    private void add(String name, Lesson lesson, Language language, LessonActions actions) {
        addChoice("lesson-" + name, lesson.title().in(language), lesson.about() == null ? "" : lesson.about().in(language), false,
                () -> actions.open(name));
    }
}
