package rnnscope.text.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.text.ByteTokenizer;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.JavaSourceCorpus;
import rnnscope.text.ReadText;
import rnnscope.text.SpacedWordTokenizer;
import rnnscope.text.TextFileException;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.text.Tokenizers;
import rnnscope.text.WordTokenizer;
import rnnscope.text.property.PropertyStream;
import rnnscope.text.property.StreamStates;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.text.story.StoryGenerator;

/** A text read in passages is the text. */
class TextPassagesTest {
    @TempDir
    Path folder;

    /** Quotations, brackets, Java, white space of all kinds, accents, Hangul, faces, and line ends of three systems. */
    private static String text() {
        StringBuilder text = new StringBuilder(StoryGenerator.generate(3, 60_000));
        String odd = "  “He said ‘don’t’ \u2003 \n \t (see [here\r\n\r\n and there), „so“ … \n\n\nint a = '\"'; /* x * / \n */ \"\"\"\n{ \\\"\"\" }\n"
                + "\t if (a) { b(\"{\"); // no }\n\t}\n한국어 문장입니다. 끝. e\u0301te\u0301 \uD83D\uDE00\uD83D\uDE00 \r end \f \n\n";
        for (int at = 500; at < 60_000; at += 1_700) {
            text.insert(text.indexOf(" ", at), odd);
        }
        return text.append(" last \n \n").toString();
    }

    private static List<TextProperty> properties() throws IOException {
        List<TextProperty> all = new ArrayList<>(TextProperties.all());
        for (String regex : List.of("\"[^\"]{0,300}\"", "^\\w+", "(?s)said.{5,900}?end", "\\bthe\\b", "x*")) {
            all.add(TextProperties.regex(regex));
        }
        return all;
    }

    private static List<Tokenizer> tokenizers(String text) {
        String known = text.substring(0, text.length() / 2).replace("\r", "").replace("\f", "");
        return List.of(CharacterTokenizer.of(known), ByteTokenizer.of(known), WordTokenizer.of(known, 200),
                SpacedWordTokenizer.of(Stream.of(known)),
                Tokenizers.of("whitespace", List.of("<eos>", "the", "said")));
    }

    @Test
    void passagesAreTheTextWhateverReadsThem() throws IOException {
        String text = text();
        Path file = Files.writeString(folder.resolve("t.txt"), text);
        for (Tokenizer tokenizer : tokenizers(text)) {
            requireSame(LongText.of(file), tokenizer, ReadText.of(tokenizer, text).tokens());
        }
    }

    @Test
    void filesOneAfterAnotherAreACorpus() throws IOException {
        Files.writeString(folder.resolve("A.java"), "\uFEFFclass A {}\n\n  ");
        Files.writeString(folder.resolve("B.java"), text());
        Files.writeString(folder.resolve("C.java"), "");
        Files.writeString(folder.resolve("D.java"), "\n\nclass D {}");
        String whole = JavaSourceCorpus.read(folder).text();
        LongText text = LongText.of("all", List.of(folder.resolve("A.java"), folder.resolve("B.java"),
                folder.resolve("C.java"), folder.resolve("D.java")));
        assertEquals(whole.getBytes(StandardCharsets.UTF_8).length, text.size());
        for (Tokenizer tokenizer : tokenizers(text())) {
            requireSame(text, tokenizer, ReadText.of(tokenizer, whole).tokens());
        }
    }

    /** The symbols, and the values of every property, read on from each place anew. */
    private static void requireSame(LongText text, Tokenizer tokenizer, TokenSequence whole) throws IOException {
        List<TextProperty> properties = properties();
        List<float[]> expected = properties.stream().map(property -> property.values(whole)).toList();
        TextPlace place = TextPlace.START;
        StreamStates states = new StreamStates(properties.stream().map(p -> p.stream(whole.length())).toList());
        int count = 0;
        boolean last = false;
        while (!last) {
            List<PropertyStream> streams = states.resume(properties, whole.length());
            try (TextPassages passages = new TextPassages(text, tokenizer, place)) {
                TextPassage passage = passages.next();
                int first = (int) passage.first();
                TokenSequence tokens = passage.tokens();
                assertArrayEquals(whole.ids(first, first + tokens.length()), tokens.ids(0, tokens.length()));
                for (int k = 0; k < properties.size(); k++) {
                    assertArrayEquals(Arrays.copyOfRange(expected.get(k), first, first + tokens.length()),
                            streams.get(k).next(passage), properties.get(k).id() + " from " + first + ", " + tokenizer.id());
                }
                states = new StreamStates(streams);
                last = passage.isLast();
                count++;
                TextPassage next = passages.next();
                assertEquals(last, next == null);
                place = last ? null : next.place();
                assertTrue(last || next.first() == first + tokens.length());
                if (last) {
                    assertEquals(whole.length(), first + tokens.length());
                }
            }
        }
        assertTrue(count > 3, count + " passages");
    }

    @Test
    void aFaultIsNamedWithItsFileAndPlace() throws IOException {
        byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        int at = 50_000;
        while (bytes[at] != '.') {
            at++;
        }
        bytes[at] = (byte) 0xFF;
        Path wrong = Files.write(folder.resolve("wrong.txt"), bytes);
        Path good = Files.writeString(folder.resolve("good.txt"), "\uFEFFgood\n");
        requireFault(wrong, good, "wrong.txt is not UTF-8 text: the byte 0xFF at offset " + at);
        bytes[at] = 0;
        Files.write(wrong, bytes);
        requireFault(wrong, good, "wrong.txt is a binary file: the byte at offset " + at + " is NUL");
        Files.write(wrong, new byte[] {'P', 'K', 3, 4, 5, 6});
        requireFault(wrong, good, "wrong.txt is a zip archive, not a text");
        Files.write(wrong, new byte[0]);
        TextFileException empty = assertThrows(TextFileException.class, () -> LongText.of(wrong));
        assertTrue(empty.getMessage().endsWith("wrong.txt is empty."), empty.getMessage());
        TextFileException missing = assertThrows(TextFileException.class, () -> LongText.of(folder.resolve("no.txt")));
        assertTrue(missing.getMessage().endsWith("no.txt does not exist."), missing.getMessage());
    }

    private void requireFault(Path wrong, Path good, String fault) throws IOException {
        for (LongText text : List.of(LongText.of(wrong), LongText.of("both", List.of(good, wrong)))) {
            TextFileException e = assertThrows(TextFileException.class, () -> {
                try (TextPassages passages = new TextPassages(text, CharacterTokenizer.of("abc"), TextPlace.START)) {
                    while (passages.next() != null) {
                        // Read to the fault.
                    }
                }
            });
            assertTrue(e.getMessage().contains(fault), e.getMessage());
        }
    }
}
