package rnnscope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.Observable;
import javafx.beans.WeakListener;
import org.junit.jupiter.api.Test;
import rnnscope.control.ChangeListeners;
import rnnscope.control.FigureContext;

/**
 * Listeners live no longer than what added them: a node that is made again and again, such as a chooser or a button,
 * listens to what outlives it by {@link rnnscope.control.WeakListeners}. Only what a window makes once may do so strongly.
 */
class ListenersTest {
    /** What a window makes once, and keeps as long as it lives: itself, its perspectives and their parts. */
    private static final Set<String> MADE_ONCE = Set.of("RnnScopeApplication", "MainWindow", "WindowMessages", "UnfinishedBar",
            "LessonDesk", "WindowLesson",
            // From one window to the next: what it listens to is left with the first thing heard
            "Handover",
            // Step
            "StepTab", "StepView", "StepViewModel", "ComparisonPane", "SequenceView", "SequenceViewModel", "TextOverview", "Playback",
            "TextTransport", "ExampleTransport",
            // Train
            "TrainView", "TrainTransport", "StartCard", "RunningCard", "LanesCard", "SourceBox", "WritingPane",
            // Gradients
            "GradientView", "GradientViewModel",
            // Units and its pages
            "UnitsTab", "UnitsView", "UnitsViewModel", "SideChooser", "PageView", "SaliencyColouring", "RankingPage",
            "CauseBeside", "MatchPage", "SaturationPage", "SimilarPage", "StatesPage", "CounterpartPage", "WorkBar", "ChangePage", "CauseCard", "DirectionPane",
            "WritingCard", "WordsPage", "PlaneView", "AnalogyView",
            // Dynamics and its pages
            "DynamicsTab", "DynamicsView", "HeldBox", "PortraitModel", "PointsPage", "MemoryPage", "AutomatonPage", "ProbePage",
            // What changes a model, in Step and in Attention
            "ExampleChange", "ExampleCauseCard",
            // Attention and its pages, Wiring
            "AttentionViewModel", "LinesPane", "LengthPage", "PicturePage", "SourceGradientsPage",
            "WiringViewModel");
    /** Where they are made: registries of what each window makes. */
    private static final Set<String> REGISTRIES = Set.of("Views", "UnitPages", "AttentionPages", "Colourings", "StepTracks");

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("rnnscope.control", "rnnscope.view", "rnnscope.app", "rnnscope.session");

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ListenersTest::outermost).orElse(type);
    }

    private static boolean isLongLived(JavaClass type) {
        return type.getPackageName().startsWith("rnnscope.session") || type.isEquivalentTo(FigureContext.class)
                || type.getSimpleName().equals("Settings");
    }

    private static boolean isObservable(JavaClass type) {
        return type.isAssignableTo(Observable.class);
    }

    /** Whether a call adds a strong listener to something that is not the class's own. */
    private static boolean isStrongAndOutlives(JavaCall<?> call) {
        if (call.getTargetOwner().isEquivalentTo(ChangeListeners.class)) {
            return true;
        }
        if (!call.getName().equals("addListener") || !isObservable(call.getTargetOwner())) {
            return false;
        }
        JavaCodeUnit origin = call.getOrigin();
        List<? extends JavaCall<?>> beside = origin.getCallsFromSelf().stream().filter(other -> other != call
                && other.getLineNumber() == call.getLineNumber()).toList();
        if (beside.stream().anyMatch(other -> other.getTargetOwner().isAssignableTo(WeakListener.class))) {
            return false;
        }
        return beside.stream().anyMatch(other -> isLongLived(other.getTargetOwner())
                && isObservable(other.getTarget().getRawReturnType())) || origin.getFieldAccesses().stream()
                .anyMatch(access -> access.getLineNumber() == call.getLineNumber() && isGiven(access));
    }

    /** Whether a field is an observable value that the class was given. */
    private static boolean isGiven(JavaFieldAccess access) {
        JavaClass type = access.getTarget().getRawType();
        return isObservable(type) && access.getOriginOwner().getConstructors().stream()
                .anyMatch(constructor -> constructor.getRawParameterTypes().contains(type));
    }

    @Test
    void onlyWhatIsMadeOnceListensStrongly() {
        Set<String> listening = new TreeSet<>();
        classes.stream().filter(ListenersTest::listensStrongly).forEach(type -> listening.add(outermost(type).getSimpleName()));
        assertEquals(new TreeSet<>(MADE_ONCE), listening);
    }

    @Test
    void whatIsMadeOnceIsNotMadeByWhatIsCalledAgain() {
        Set<String> faults = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!listensStrongly(type)) {
                continue;
            }
            type.getConstructors().stream().flatMap(constructor -> constructor.getCallsOfSelf().stream())
                    .filter(call -> call.isDeclaredInLambda() && !REGISTRIES.contains(call.getOriginOwner().getSimpleName()))
                    .forEach(call -> faults.add(call.getDescription()));
        }
        assertEquals(Set.of(), faults);
    }

    private static boolean listensStrongly(JavaClass type) {
        return !type.getPackageName().startsWith("rnnscope.session") && !type.isEquivalentTo(ChangeListeners.class)
                && type.getCodeUnitCallsFromSelf().stream().anyMatch(ListenersTest::isStrongAndOutlives);
    }
}
