package rnnscope.session.lesson;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.session.file.SessionFile;

/**
 * Step of a lesson: how things stand, and what is said about it.
 *
 * @param title    for the table of contents
 * @param stands   how things stand, in the words of a session file
 * @param caption  at most two sentences, with the answer of the question where there is one
 * @param notes    for the speaker; null for none
 * @param question for the audience, before what is hidden is revealed; null for none
 * @param claims   by name what caption, notes and question say; null for none
 */
public record LessonStep(@JsonProperty(required = true) Bilingual title, @JsonProperty(required = true) SessionFile stands,
        @JsonProperty(required = true) Bilingual caption, Bilingual notes, Question question, Map<String, Claim> claims) {
    private static final int SENTENCES = 2;

    /**
     * What an audience is asked to predict.
     *
     * @param ask    the question
     * @param answer what is said once it is revealed
     */
    public record Question(@JsonProperty(required = true) Bilingual ask, @JsonProperty(required = true) Bilingual answer) {
        public Question {
            if (ask == null || answer == null) {
                throw new IllegalArgumentException(Words.of("session.lesson.question-needs"));
            }
        }
    }

    /** The map is copied. */
    public LessonStep {
        if (title == null || stands == null || caption == null) {
            throw new IllegalArgumentException(Words.of("session.lesson.step-needs"));
        }
        claims = claims == null ? Map.of() : Map.copyOf(claims);
        if (caption.sentences() + (question == null ? 0 : question.answer.sentences()) > SENTENCES) {
            throw new IllegalArgumentException(Words.of("session.lesson.caption"));
        }
        Set<String> names = Stream.of(caption, notes, question == null ? null : question.ask,
                question == null ? null : question.answer).filter(words -> words != null).flatMap(Bilingual::names)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            if (!claims.containsKey(name)) {
                throw new IllegalArgumentException(Words.of("session.lesson.no-claim", name));
            }
        }
    }

    /** Words of this step with what its claims say in them. */
    public String say(Bilingual words, Language language) {
        String said = words == null ? "" : words.in(language);
        for (Map.Entry<String, Claim> claim : claims.entrySet()) {
            said = said.replace("{" + claim.getKey() + "}", claim.getValue().says());
        }
        return said;
    }

    public LessonStep withTitle(Bilingual other) {
        return new LessonStep(other, stands, caption, notes, question, claims);
    }

    public LessonStep withStands(SessionFile other) {
        return new LessonStep(title, other, caption, notes, question, claims);
    }

    public LessonStep withCaption(Bilingual other) {
        return new LessonStep(title, stands, other, notes, question, claims);
    }

    public LessonStep withNotes(Bilingual other) {
        return new LessonStep(title, stands, caption, other, question, claims);
    }

    public LessonStep withQuestion(Question other) {
        return new LessonStep(title, stands, caption, notes, other, claims);
    }
}
