package rnnscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.io.PrintStream;
import java.io.PrintWriter;
import javafx.scene.input.KeyCode;
import rnnscope.network.module.BoundModule;

/** The plan of the house: who may import whom. The manual's page on the house shows the packages. */
@AnalyzeClasses(packages = "rnnscope", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    private static final String[] ENGINE = {"math", "text", "tape", "model", "cell", "network", "train",
        "analysis", "io"};

    @ArchTest
    static final ArchRule aPackageImportsOnlyThoseBelowIt = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers().withOptionalLayers(true)
            .layer("job").definedBy("rnnscope.job..")
            .layer("storage").definedBy("rnnscope.storage..")
            .layer("math").definedBy("rnnscope.math..")
            .layer("text").definedBy("rnnscope.text..")
            .layer("tape").definedBy("rnnscope.tape..")
            .layer("model").definedBy("rnnscope.model..")
            .layer("cell").definedBy("rnnscope.cell..")
            .layer("network").definedBy("rnnscope.network..")
            .layer("train").definedBy("rnnscope.train..")
            .layer("analysis").definedBy("rnnscope.analysis..")
            .layer("io").definedBy("rnnscope.io..")
            .layer("figure").definedBy("rnnscope.figure..")
            .layer("export").definedBy("rnnscope.export..")
            .layer("cli").definedBy("rnnscope.cli..")
            .layer("session").definedBy("rnnscope.session..")
            .layer("control").definedBy("rnnscope.control..")
            .layer("view").definedBy("rnnscope.view..")
            .layer("app").definedBy("rnnscope.app..")
            .whereLayer("job").mayNotAccessAnyLayer()
            .whereLayer("storage").mayNotAccessAnyLayer()
            .whereLayer("math").mayNotAccessAnyLayer()
            .whereLayer("text").mayNotAccessAnyLayer()
            .whereLayer("tape").mayOnlyAccessLayers("math")
            .whereLayer("model").mayOnlyAccessLayers("math", "text", "tape")
            .whereLayer("cell").mayOnlyAccessLayers("math", "tape", "model")
            .whereLayer("network").mayOnlyAccessLayers("math", "text", "tape", "model", "cell")
            .whereLayer("train").mayOnlyAccessLayers("math", "text", "tape", "model", "cell", "network")
            .whereLayer("analysis").mayOnlyAccessLayers("math", "text", "tape", "model", "cell", "network", "train",
                    "job")
            .whereLayer("io").mayOnlyAccessLayers("math", "text", "tape", "model", "cell", "network", "train",
                    "analysis", "storage")
            .whereLayer("figure").mayOnlyAccessLayers("math", "text", "tape", "storage")
            .whereLayer("export").mayOnlyAccessLayers("math", "text", "tape", "io", "figure", "storage")
            .whereLayer("cli").mayOnlyAccessLayers(with(ENGINE, "figure", "export", "storage", "job"))
            .whereLayer("session").mayOnlyAccessLayers(with(ENGINE, "storage"))
            .whereLayer("control").mayOnlyAccessLayers("figure", "export", "text", "tape")
            .whereLayer("view").mayOnlyAccessLayers(with(ENGINE, "storage", "figure", "export", "session", "control"))
            .whereLayer("app").mayNotBeAccessedByAnyLayer();

    /** Nobody needs Spark who does not ask for it: only the profile's own sources know it. */
    @ArchTest
    static final ArchRule nothingKnowsSpark = noClasses().that().resideOutsideOfPackage("rnnscope.spark..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.spark..", "scala..", "rnnscope.spark..");

    /** Words are below everything, so that every room can say something. */
    @ArchTest
    static final ArchRule wordsKnowNobody = noClasses()
            .that().resideInAPackage("rnnscope.language..")
            .should().dependOnClassesThat(DescribedPredicate.describe("are of another package of ours",
                    type -> type.getPackageName().startsWith("rnnscope") && !type.getPackageName().equals("rnnscope.language")));

    /** A module knows the pass that it is run in, never the network, nor what reads or writes with one. */
    @ArchTest
    static final ArchRule modulesKnowNoNetwork = noClasses()
            .that().resideInAnyPackage("rnnscope.network.module..", "rnnscope.network.attention..")
            .should().dependOnClassesThat().resideInAnyPackage("rnnscope.network", "rnnscope.network.pair..",
                    "rnnscope.network.sequence..");

    /** Whoever looks at a network asks its modules for names, not the mathematics behind them. */
    @ArchTest
    static final ArchRule viewsKnowNoMathematicsOfModules = noClasses()
            .that().resideInAnyPackage("rnnscope.figure..", "rnnscope.control..", "rnnscope.view..", "rnnscope.session..",
                    "rnnscope.app..")
            .should().dependOnClassesThat().areAssignableTo(BoundModule.class);

    @ArchTest
    static final ArchRule noCycles = slices().matching("rnnscope.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theEngineKnowsNoToolkit = noClasses()
            .that().resideOutsideOfPackages("rnnscope.session..", "rnnscope.control..", "rnnscope.view..", "rnnscope.app..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..");

    @ArchTest
    static final ArchRule theSessionKnowsObservableValuesOnly = noClasses()
            .that().resideInAPackage("rnnscope.session..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..",
                    "javafx.animation..", "java.awt..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyFiguresPaintWithAwt = noClasses()
            .that().resideOutsideOfPackages("rnnscope.figure..", "rnnscope.export..", "rnnscope.control..", "rnnscope.view..",
                    "rnnscope.app..")
            .should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing..");

    /** A key is known by its name in the table of shortcuts, so that the sheet of keys, made from it, is whole. */
    @ArchTest
    static final ArchRule keysAreKnownByTheTableOfShortcuts = noClasses()
            .that().resideOutsideOfPackage("rnnscope.control.key..")
            .should().dependOnClassesThat().areAssignableTo(KeyCode.class);

    /** Numbers look the same whatever the locale, and no letter changes its case as Turkish does. */
    @ArchTest
    static final ArchRule nothingIsWrittenInTheLocalesOwnWay = noClasses()
            .should().callMethod(String.class, "format", String.class, Object[].class)
            .orShould().callMethod(String.class, "formatted", Object[].class)
            .orShould().callMethod(String.class, "toLowerCase")
            .orShould().callMethod(String.class, "toUpperCase")
            .orShould().callMethod(PrintWriter.class, "printf", String.class, Object[].class)
            .orShould().callMethod(PrintWriter.class, "format", String.class, Object[].class)
            .orShould().callMethod(PrintStream.class, "printf", String.class, Object[].class);

    private static String[] with(String[] some, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(some), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
