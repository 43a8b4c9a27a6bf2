package rnnscope.session.lesson.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.session.lesson.Claim;
import rnnscope.session.lesson.Lesson;
import rnnscope.session.lesson.LessonFiles;
import rnnscope.session.lesson.LessonStep;

/** Every step of every lesson: what captions claim is what is computed. */
class ClaimsTest {
    static List<String> lessons() {
        return LessonFiles.shipped();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void whatALessonClaimsIsWhatIsComputed(String name) throws Exception {
        Lesson lesson = LessonFiles.load(name);
        List<ClaimCheck.Finding> found = new ClaimCheck().check(lesson);
        assertEquals(lesson.steps().stream().mapToInt(step -> step.claims().size()).sum(), found.size());
        assertEquals("", found.stream().filter(one -> !one.holds()).map(Object::toString).collect(Collectors.joining("\n")));
    }

    /** A caption that says another number is found. */
    @Test
    void aClaimThatIsWrongIsFound() throws Exception {
        Lesson lesson = LessonFiles.load("language-model");
        LessonStep step = lesson.steps().get(1);
        Claim right = step.claims().get("p");
        Claim wrong = new Claim("99.5%", right.of(), null, right.at(), right.symbol(), null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
        Lesson other = lesson.with(1, new LessonStep(step.title(), step.stands(), step.caption(), step.notes(), null,
                Map.of("p", wrong)));
        ClaimCheck.Finding found = new ClaimCheck().check(other).stream().filter(one -> one.step() == 2).findFirst().orElseThrow();
        assertFalse(found.holds());
        assertTrue(found.toString().startsWith("step 2, {p} says \"99.5%\": 0.9958"), found.toString());
    }

    @Test
    void aNumberMayBeOffByHalfOfItsLastDigit() {
        assertTrue(SaidNumber.of("93%").isOf(0.934) && SaidNumber.of("93%").isOf(0.926));
        assertFalse(SaidNumber.of("93%").isOf(0.936));
        assertTrue(SaidNumber.of("1.4·10⁻⁸").isOf(1.44e-8));
        assertFalse(SaidNumber.of("1.4·10⁻⁸").isOf(1.46e-8));
        assertTrue(SaidNumber.of("114,635").isOf(114_635));
        assertFalse(SaidNumber.of("114,635").isOf(114_636));
        assertTrue(SaidNumber.of("−0.50").isOf(-0.503) && !SaidNumber.of("−0.50").isOf(0.5));
        assertThrows(IllegalArgumentException.class, () -> SaidNumber.of("much"));
    }
}
