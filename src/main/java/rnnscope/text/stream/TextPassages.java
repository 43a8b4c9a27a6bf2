package rnnscope.text.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import rnnscope.language.Words;
import rnnscope.text.ReadText;
import rnnscope.text.TextChanges;
import rnnscope.text.TextFile;
import rnnscope.text.TextFileException;
import rnnscope.text.Tokenizer;

/**
 * Passages of a long text, one after another. A passage ends before a line end that no white space precedes and after
 * which there is more to come; there no symbol of any tokenizer is cut, and white space belongs to the symbol that it
 * belongs to in the whole text.
 */
public final class TextPassages implements AutoCloseable {
    /** Bytes that a passage wants to have. */
    private static final int USUAL = 16 << 10;
    /** Bytes that are known beyond a passage. */
    static final int AHEAD = 4 << 10;
    private static final int BEFORE = 256;
    /** Most bytes without a line end. */
    private static final int LONGEST = (int) TextFile.LIMIT;

    private final LongText text;
    private final Tokenizer tokenizer;
    private final InputStream in;
    private byte[] bytes = new byte[USUAL + AHEAD];
    private int count;
    private boolean ended;
    private TextPlace place;

    /** @throws TextFileException when a file is gone */
    public TextPassages(LongText text, Tokenizer tokenizer, TextPlace from) throws TextFileException {
        this.text = text;
        this.tokenizer = tokenizer;
        this.place = from;
        this.in = text.open(from.offset());
    }

    /**
     * The next passage; null after the last.
     *
     * @throws TextFileException when a file cannot be read, is not UTF-8, or has a line that is too long to be held
     */
    public TextPassage next() throws TextFileException {
        if (place == null) {
            return null;
        }
        int cut = cut();
        boolean last = cut == count && ended;
        if (last && count == 0 && place.offset() > 0) {
            place = null;
            return null;
        }
        ReadText read = ReadText.of(tokenizer, decode(0, cut));
        int ahead = Math.min(count, cut + AHEAD);
        while (ahead > cut && ahead < count && (bytes[ahead] & 0xC0) == 0x80) {
            ahead--;
        }
        String own = read.tokens().text();
        String after = TextChanges.of(decode(cut, ahead), tokenizer::knows).text();
        TextPassage passage = new TextPassage(read, place.before() + own + after, place.before().length(), place.first(),
                place, last);
        String until = place.before() + own;
        place = last ? null : new TextPlace(place.offset() + cut, place.first() + read.tokens().length(),
                until.substring(begin(until)));
        System.arraycopy(bytes, cut, bytes, 0, count - cut);
        count -= cut;
        return passage;
    }

    private static int begin(String text) {
        int begin = Math.max(0, text.length() - BEFORE);
        return begin > 0 && Character.isLowSurrogate(text.charAt(begin)) ? begin + 1 : begin;
    }

    /** Where the passage at the start of the buffer ends; reads as much as it takes to know. */
    private int cut() throws TextFileException {
        for (int wanted = USUAL + AHEAD;; wanted = (int) Math.min(LONGEST, 2L * wanted)) {
            fill(wanted);
            if (ended && count <= USUAL) {
                return count;
            }
            int cut = lastLineEnd(Math.min(count - 1, wanted - AHEAD));
            if (cut > 0) {
                return cut;
            }
            if (ended && count < wanted) {
                return count;
            }
            if (wanted == LONGEST) {
                throw new TextFileException(text.fileAt(place.offset()), Words.of("text.long.line", LONGEST,
                        text.offsetInFile(place.offset())));
            }
        }
    }

    /** The last place up to {@code most} where a line ends, no white space before it and something else after it. */
    private int lastLineEnd(int most) {
        int more = count - 1;
        while (more > 0 && isSpace(more)) {
            more--;
        }
        for (int at = Math.min(most, more); at > 0; at--) {
            if ((bytes[at] == '\n' || bytes[at] == '\r') && !isSpace(at - 1)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a byte is, or may be part of, white space. */
    private boolean isSpace(int at) {
        int b = bytes[at] & 0xFF;
        if (b < 0x80) {
            return b <= ' ';
        }
        // The character that the byte ends, if it does.
        int start = at;
        while (start > 0 && at - start < 3 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        String c = new String(bytes, start, at + 1 - start, StandardCharsets.UTF_8);
        return c.codePoints().anyMatch(x -> Character.isWhitespace(x) || x == 0xFFFD);
    }

    private void fill(int wanted) throws TextFileException {
        if (bytes.length < wanted) {
            bytes = Arrays.copyOf(bytes, wanted);
        }
        try {
            while (!ended && count < wanted) {
                int read = in.read(bytes, count, wanted - count);
                ended = read < 0;
                if (read > 0) {
                    byte[] fresh = Arrays.copyOfRange(bytes, count, count + read);
                    text.requireText(fresh, read, place.offset() + count);
                    count += read;
                }
            }
        } catch (TextFileException e) {
            throw e;
        } catch (IOException e) {
            throw LongText.unreadable(text.fileAt(place.offset() + count), e);
        }
    }

    private String decode(int from, int to) throws TextFileException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from).slice();
        CharBuffer out = CharBuffer.allocate(to - from);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long offset = place.offset() + from;
            throw TextFile.notUtf8(text.fileAt(offset + in.position()), in,
                    text.offsetInFile(offset + in.position()) - in.position(), false);
        }
        return out.flip().toString();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // It was only read.
            System.getLogger(TextPassages.class.getName()).log(System.Logger.Level.DEBUG, "not closed", e);
        }
    }
}
