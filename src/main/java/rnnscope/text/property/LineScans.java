package rnnscope.text.property;

/** Scans for where in its line a symbol stands. Only {@code \n} ends a line; columns are code points. */
final class LineScans {
    private static final int TAB = 4;

    private LineScans() {
    }

    /** Characters of the line read so far: 1 at the first, 0 at a line end. */
    static CharacterScan column() {
        return new CharacterScan() {
            private int column;

            @Override
            public float read(String text, int at, int c) {
                column = c == '\n' ? 0 : column + 1;
                return column;
            }
        };
    }

    /**
     * Characters of the line yet to come before its line end: 0 at the last one; at a line end, the length of the next
     * line. The end of the text ends a line too.
     */
    static CharacterScan toLineEnd() {
        return new CharacterScan() {
            private int left = -1;

            @Override
            public float read(String text, int at, int c) {
                if (left < 0) {
                    left = lineLength(text, at);
                }
                left = c == '\n' ? lineLength(text, at + 1) : left - 1;
                return left;
            }
        };
    }

    private static int lineLength(String text, int from) {
        int end = text.indexOf('\n', from);
        return text.codePointCount(from, end < 0 ? text.length() : end);
    }

    /**
     * How far the line is indented, in spaces, a tab counting as {@value #TAB}: from its first character that is no
     * space or tab up to its line end. Before that character, and in a line without one, it is not defined.
     */
    static CharacterScan indentation() {
        return new CharacterScan() {
            private int indent;
            private boolean begun;

            @Override
            public float read(String text, int at, int c) {
                if (c == '\n') {
                    float value = begun ? indent : Float.NaN;
                    begun = false;
                    indent = 0;
                    return value;
                }
                if (!begun && c != ' ' && c != '\t') {
                    begun = true;
                }
                if (!begun) {
                    indent += c == '\t' ? TAB : 1;
                }
                return begun ? indent : Float.NaN;
            }
        };
    }
}
