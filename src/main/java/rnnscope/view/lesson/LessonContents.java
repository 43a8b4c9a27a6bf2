package rnnscope.view.lesson;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.lesson.LessonStep;
import rnnscope.session.lesson.OpenLesson;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.help.HelpPage;

/** Table of contents of the open lesson. */
final class LessonContents extends Chooser {
    LessonContents(OpenLesson lesson, LessonActions actions) {
        HelpPage.set(this, "lessons");
        Language language = lesson.languageProperty().get();
        addHeading(lesson.at().lesson().title().in(language));
        List<LessonStep> steps = lesson.at().lesson().steps();
        for (int i = 0; i < steps.size(); i++) {
            int index = i;
            addChoice("lesson-step-" + (i + 1), (i + 1) + "  " + steps.get(i).title().in(language), "", i == lesson.at().index(),
                    () -> lesson.goTo(index));
        }
        addSeparator();
        addCommand("lesson-handout", Feather.SHARE, Words.of("view.lesson.handout.make"), actions::handout);
    }
}
