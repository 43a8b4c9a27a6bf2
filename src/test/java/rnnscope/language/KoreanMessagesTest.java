package rnnscope.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.cell.Cells;
import rnnscope.cli.RnnScopeCommand;
import rnnscope.session.UnitSort;
import rnnscope.session.file.SessionFileException;
import rnnscope.session.file.SessionFiles;
import rnnscope.text.TextFile;
import rnnscope.text.TextFileException;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.train.live.setting.Setting;

/** What the program says where Korean is spoken. */
class KoreanMessagesTest {
    @BeforeEach
    void speakKorean() {
        Language.KOREAN.speak();
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    @Test
    void aSessionThatCannotBeReadIsRefusedInKorean(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.rnnscope"), "{\"rnnscope\": 1, \"theme\": \"blue\"}");
        assertEquals(file + ", 1번째 줄: 테마는 light 또는 dark이며, blue일 수 없습니다",
                assertThrows(SessionFileException.class, () -> SessionFiles.read(file)).getMessage());
        Language.ENGLISH.speak();
        assertEquals(file + ", line 1: a theme is light or dark, not blue",
                assertThrows(SessionFileException.class, () -> SessionFiles.read(file)).getMessage());
    }

    @Test
    void theCommandLineSpeaksTheLanguageThatItIsAskedFor() {
        Language.ENGLISH.speak();
        String help = said(0, "train", "--help", "--language", "ko");
        assertTrue(help.contains("글이나 과제로 모델을 학습시키고"), help);
        assertTrue(help.contains("사용법: rnnscope train"), help);
        assertTrue(help.contains("이미 있는 파일을 바꿔 씁니다."), help);
        assertTrue(help.contains("기본값: 1"), help);
        assertEquals("필요한 옵션이나 값이 빠졌습니다: --model. rnnscope sample --help를 보십시오.", said(2, "--language=ko", "sample"));
        assertEquals("--temperature 값은 0에서 100까지이며, 500일 수 없습니다. rnnscope sample --help를 보십시오.",
                said(2, "sample", "--model", "story-lstm", "--temperature", "500", "--language", "ko"));
        assertEquals("Invalid value for option '--language': en or ko, not fr. See rnnscope sample --help.",
                said(2, "sample", "--model", "story-lstm", "--language", "fr"));
        assertEquals(Language.ENGLISH, Language.current());
        assertTrue(said(0, "measure", "--help").contains("with 95% confidence (Wilson)"));
    }

    @Test
    void aModelIsTheSameInWhateverLanguageItIsTrained(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("a.txt"), "the cat sat on the mat. ".repeat(20));
        Path korean = folder.resolve("m.safetensors");
        String[] train = {"train", "--corpus", text.toString(), "--units", "2", "--steps", "5", "--batch", "2", "--epochs", "1",
            "--overwrite", "--out", korean.toString()};
        said(0, train);
        byte[] english = Files.readAllBytes(korean);
        String said = said(0, Stream.concat(Stream.of("--language", "ko", "train", "--language=ko"),
                Stream.of(train).skip(1)).toArray(String[]::new));
        assertTrue(said.contains("검증 손실"), said);
        assertArrayEquals(english, Files.readAllBytes(korean));
    }

    @Test
    void theWindowOpensInTheLanguageThatTheCommandLineAsksFor() {
        Language.ENGLISH.speak();
        List<Language> spoken = new ArrayList<>();
        PrintWriter to = new PrintWriter(new StringWriter());
        assertEquals(0, RnnScopeCommand.run(to, to, (files, request) -> {
            assertEquals(List.of(), files);
            spoken.add(Language.current());
        }, "--language", "ko"));
        assertEquals(List.of(Language.KOREAN), spoken);
    }

    private static String said(int code, String... args) {
        StringWriter said = new StringWriter();
        PrintWriter to = new PrintWriter(said);
        assertEquals(code, RnnScopeCommand.run(to, to, args), said::toString);
        return said.toString().strip();
    }

    @Test
    void whatIsShownFollowsTheLanguage() {
        assertEquals("느린 것부터", UnitSort.SLOWEST.words());
        assertEquals("망각 게이트", Cells.of("lstm").channel("forget").label());
        assertEquals("어텐션 상태", Words.orSelf("equation.attentional-state"));
        Language.ENGLISH.speak();
        assertEquals("slowest first", UnitSort.SLOWEST.words());
        assertEquals("forget gate", Cells.of("lstm").channel("forget").label());
    }

    @Test
    void propertiesSettingsAndFaultsOfTextsAreInKorean(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("none.txt");
        assertEquals(file + ": 그런 파일이나 폴더가 없습니다.",
                assertThrows(TextFileException.class, () -> TextFile.read(file)).getMessage());
        assertEquals("인용문 안", TextProperties.of("quotation").title());
        assertEquals("인용문", TextProperties.of("quotation").shortTitle());
        TextProperty noun = new TextProperty("label:NOUN", "NOUN", "", TextProperty.Kind.BINARY, (tokens, wanted) -> new float[0]);
        assertEquals("레이블:NOUN", noun.shortTitle());
        assertEquals("학습률", Setting.LEARNING_RATE.title());
        Language.ENGLISH.speak();
        assertEquals("Inside a quotation", TextProperties.of("quotation").title());
        assertEquals("label:NOUN", noun.shortTitle());
        assertEquals("Learning rate", Setting.LEARNING_RATE.title());
    }
}
