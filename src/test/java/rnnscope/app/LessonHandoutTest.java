package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.cli.LessonRequest;
import rnnscope.cli.RnnScopeCommand;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.language.Language;
import rnnscope.session.lesson.Lesson;
import rnnscope.session.lesson.LessonFiles;

/** The audience's copy of a lesson is written from the window and from the command line. */
class LessonHandoutTest extends WindowTest {
    @TempDir
    private Path folder;

    private final Executor threads = daemons();

    @Override
    protected Executor background() {
        return threads;
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    /** Three steps of a lesson that comes with the program, the last of which asks something. */
    private Path lesson() throws Exception {
        Lesson whole = LessonFiles.load("language-model");
        Path file = folder.resolve("short.lesson.json");
        LessonFiles.write(file, new Lesson(Lesson.VERSION, whole.title(), whole.about(), whole.steps().subList(0, 3)));
        return file;
    }

    private void open(Path file) {
        onFx(() -> {
            window.lesson().lesson().languageProperty().set(Language.ENGLISH);
            window.lesson().desk().open(file);
            return null;
        });
        until(() -> window.lesson().lesson().at() != null && session.busyProperty().get() == null
                && session.openedModel().card().name().equals("hello-rnn"));
    }

    @Test
    void theWindowGoesThroughAllStepsAndComesBackToWhereItWas() throws Exception {
        open(lesson());
        Path to = folder.resolve("copy.pdf");
        onFx(() -> {
            window.lesson().lesson().goTo(1);
            window.lesson().desk().handout(to);
            return null;
        });
        until(() -> session.noticeProperty().get() != null);
        assertEquals("Saved copy.pdf.", onFx(() -> session.noticeProperty().get().words()));
        assertEquals(1, onFx(() -> window.lesson().lesson().at().index()));
        try (PDDocument pdf = Loader.loadPDF(to.toFile())) {
            assertEquals(5, pdf.getNumberOfPages());
            PDFTextStripper pages = new PDFTextStripper();
            pages.setStartPage(4);
            pages.setEndPage(4);
            String asked = pages.getText(pdf);
            assertTrue(asked.contains("Which symbol does the network expect next?"), asked);
            assertFalse(asked.contains("0.999") || asked.contains("Step by step"), asked);
            pages.setStartPage(5);
            pages.setEndPage(5);
            assertTrue(pages.getText(pdf).contains("with a probability of 99.9%"), pages.getText(pdf));
        }
    }

    @Test
    void oneThatIsGivenUpLeavesNoFile() throws Exception {
        open(lesson());
        Path to = folder.resolve("copy.html");
        onFx(() -> {
            window.lesson().desk().handout(to);
            return null;
        });
        until(() -> session.busyProperty().get() != null && session.busyProperty().get().startsWith("The audience's copy, step "));
        onFx(() -> {
            session.cancel();
            return null;
        });
        until(() -> session.busyProperty().get() == null && window.lesson().lesson().at().index() == 0);
        onFx(() -> {
            window.lesson().desk().handout(folder.resolve("next.pdf"));
            return null;
        });
        until(() -> Files.exists(folder.resolve("next.pdf")));
        assertFalse(Files.exists(to));
    }

    private String command(int code, String... arguments) {
        StringWriter err = new StringWriter();
        String[] all = new String[arguments.length + 1];
        all[0] = "lesson";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        assertEquals(code, RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err),
                new RnnScopeCommand.Window() {
                    @Override
                    public void open(List<Path> files, Request request) {
                        throw new AssertionError("no window is opened");
                    }

                    @Override
                    public void make(LessonRequest lesson, LessonRequest.Steps steps) throws Exception {
                        HeadlessLesson.make(lesson, steps);
                    }
                }, all), err.toString());
        return err.toString();
    }

    @Test
    void theCommandWritesItInTheLanguageThatIsAskedFor() throws Exception {
        Path to = folder.resolve("copy.html");
        String said = command(0, "--language", "ko", "--scale", "1", "--out", to.toString(), lesson().toString());
        assertTrue(said.contains("3단계 중 3단계"), said);
        String html = Files.readString(to);
        assertTrue(html.contains("<html lang=\"ko\">") && html.contains("<summary>정답</summary>"));
        assertTrue(html.contains("h와 e를 읽었습니다. 네트워크는 다음에 어떤 글자를 예상할까요?"));
        assertEquals(4, html.split("<img ", -1).length - 1);
    }

    @Test
    void whatMakesNoSenseIsOneSentence() throws Exception {
        String out = folder.resolve("x.pdf").toString();
        assertTrue(command(2, "--out", folder.resolve("x.txt").toString(), "lstm").contains("--out ends in .pdf or .html, not"));
        assertTrue(command(1, "--out", out, "nonsense").startsWith(
                "There is neither a lesson nor a file nonsense; the lessons that come with the program are language-model, order"));
        assertTrue(command(2, "--theme", "grey", "--out", out, "lstm").contains("--theme is light or dark, not grey"));
        Path broken = Files.writeString(folder.resolve("broken.lesson.json"), """
                {"lesson": 1, "title": {"en": "Broken"}, "steps": [{"title": {"en": "One"}, "caption": {"en": "Said."},
                "stands": {"model": {"path": "gone.safetensors"}}}]}""");
        String said = command(1, "--out", out, broken.toString());
        assertTrue(said.contains("step 1: ") && said.contains("gone.safetensors is not there"), said);
        assertFalse(Files.exists(Path.of(out)));
    }
}
