package rnnscope.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import rnnscope.language.Words;

/** Kind of a file by its first bytes, where it is something that people take for a text or for a model by mistake. */
public enum FileKind {
    ZIP, GZIP, PICKLE, HDF5, LFS_POINTER, UTF_32, UTF_16;

    /** How many bytes are looked at, where there are so many. */
    public static final int HEAD = 256;
    private static final byte[] LFS = "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

    /** "a zip archive". */
    public String words() {
        return Words.of("text.kind." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** @param head the first {@link #HEAD} bytes of the file, fewer where it is shorter */
    public static Optional<FileKind> of(byte[] head) {
        if (begins(head, 'P', 'K', 3, 4)) {
            return Optional.of(ZIP);
        }
        if (begins(head, 0x1F, 0x8B)) {
            return Optional.of(GZIP);
        }
        if (head.length > 1 && begins(head, 0x80) && head[1] >= 2 && head[1] <= 5) {
            return Optional.of(PICKLE);
        }
        if (begins(head, 0x89, 'H', 'D', 'F')) {
            return Optional.of(HDF5);
        }
        if (head.length >= LFS.length && Arrays.equals(head, 0, LFS.length, LFS, 0, LFS.length)) {
            return Optional.of(LFS_POINTER);
        }
        if (begins(head, 0xFF, 0xFE, 0, 0) || begins(head, 0, 0, 0xFE, 0xFF) || isWide(head, 4)) {
            return Optional.of(UTF_32);
        }
        return begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF) || isWide(head, 2) ? Optional.of(UTF_16)
                : Optional.empty();
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether ASCII letters stand in units of so many bytes, with zeros for the rest of each; three units at least. */
    private static boolean isWide(byte[] head, int unit) {
        int units = head.length / unit;
        for (int at : new int[] {0, unit - 1}) {
            int letters = 0;
            for (int i = 0; i < units; i++) {
                boolean letter = head[i * unit + at] >= '\t';
                for (int k = 0; k < unit; k++) {
                    letter &= k == at || head[i * unit + k] == 0;
                }
                letters += letter ? 1 : 0;
            }
            if (units >= 3 && letters * 2 > units) {
                return true;
            }
        }
        return false;
    }
}
