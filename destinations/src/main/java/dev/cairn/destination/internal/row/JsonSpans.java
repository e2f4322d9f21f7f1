package dev.cairn.destination.internal.row;

/** Finds the ends of values in JSON text that is known to be valid. */
final class JsonSpans {

    private JsonSpans() {}

    /** The index of the next byte that is no white space. */
    static int skipSpace(byte[] text, int from) {
        int i = from;
        while (text[i] <= ' ' && text[i] >= 0) {
            i++;
        }
        return i;
    }

    /** The index after the string that begins at an index with its quote. */
    static int afterString(byte[] text, int from) {
        int i = from + 1;
        while (text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    /** The index after the value that begins at an index. */
    static int afterValue(byte[] text, int from) {
        byte first = text[from];
        if (first == '"') {
            return afterString(text, from);
        }
        if (first == '{' || first == '[') {
            return afterNested(text, from);
        }
        int i = from;
        while (text[i] != ',' && text[i] != '}' && text[i] != ']' && text[i] > ' ') {
            i++;
        }
        return i;
    }

    private static int afterNested(byte[] text, int from) {
        int depth = 0;
        int i = from;
        while (true) {
            switch (text[i]) {
                case '"' -> i = afterString(text, i) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            i++;
            if (depth == 0) {
                return i;
            }
        }
    }
}
