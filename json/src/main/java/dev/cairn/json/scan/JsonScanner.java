package dev.cairn.json.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Scans UTF-8 JSON text in memory without decoding it. Confined to one thread.
 *
 * <p>It accepts nothing that is not JSON as RFC 8259 has it, in valid UTF-8 and, unless it was written here, nested no deeper
 * than {@value #MAX_DEPTH}. It does not report errors: if it does not accept a text, the caller uses the parser, which knows more
 * dialects and names the place of an error.
 */
public final class JsonScanner {

    public static final int MAX_DEPTH = 500;

    private static final int MAX_NUMBER_LENGTH = 1000;

    /** The length of a string up to which it is scanned byte by byte. */
    private static final int SHORT = 16;

    private static final byte PLAIN = 0;
    private static final byte QUOTE = 1;
    private static final byte ESCAPE = 2;
    private static final byte OTHER = 3;

    /** What a byte of a string is to the scanner, by its unsigned value. */
    private static final byte[] STRING_BYTES = new byte[256];

    static {
        Arrays.fill(STRING_BYTES, 0, 0x20, OTHER);
        Arrays.fill(STRING_BYTES, 0x80, 0x100, OTHER);
        STRING_BYTES['"'] = QUOTE;
        STRING_BYTES['\\'] = ESCAPE;
    }

    private final byte[] text;
    private final int end;
    private final int maxDepth;
    private final int maxNumberLength;
    private int at;
    private int nameEnd;
    private boolean escaped;
    private boolean brokenLines;

    /** @param text is not changed any more; scanned from {@code from} to {@code to}, exclusive */
    public JsonScanner(byte[] text, int from, int to) {
        this(text, from, to, MAX_DEPTH, MAX_NUMBER_LENGTH);
    }

    private JsonScanner(byte[] text, int from, int to, int maxDepth, int maxNumberLength) {
        this.text = text;
        this.at = from;
        this.end = to;
        this.maxDepth = maxDepth;
        this.maxNumberLength = maxNumberLength;
    }

    /** A scanner of text that {@link JsonOutput} has written: its depth and its numbers have no limit, since no parser comes after. */
    public static JsonScanner ofWritten(byte[] text, int from, int to) {
        return new JsonScanner(text, from, to, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The scanner does not follow. Has no stack trace, since it is not an error yet. */
    public static final class Unfamiliar extends Exception {

        private Unfamiliar() {
            super("not plain JSON", null, false, false);
        }
    }

    /** Where the scanner stands. */
    public int position() {
        return at;
    }

    /** Whether there were line breaks between tokens since this was asked last. */
    public boolean brokenLines() {
        boolean broken = brokenLines;
        brokenLines = false;
        return broken;
    }

    /** The next byte that is no white space, which the scanner then stands at; -1 at the end. */
    public int peek() {
        int i = at;
        if (i < end && text[i] > ' ') {
            return text[i]; // mostly there is no white space, and this is short enough to be inlined
        }
        return afterSpace();
    }

    private int afterSpace() {
        int i = at;
        while (i < end) {
            byte b = text[i];
            if (b > ' ') {
                break;
            }
            if (b == '\n' || b == '\r') {
                brokenLines = true;
            } else if (b != ' ' && b != '\t') {
                break;
            }
            i++;
        }
        at = i;
        return i < end ? text[i] & 0xff : -1;
    }

    /** Goes past a byte that must come next, after white space. */
    public void expect(char wanted) throws Unfamiliar {
        if (peek() != wanted) {
            throw new Unfamiliar();
        }
        at++;
    }

    /** Makes sure that nothing but white space follows. */
    public void expectEnd() throws Unfamiliar {
        if (peek() >= 0) {
            throw new Unfamiliar();
        }
    }

    /** Goes past a byte if it comes next, after white space. */
    public boolean skipIf(char wanted) {
        if (peek() == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Between two members or items: goes past a comma, or past the closing bracket, and then returns false. */
    public boolean hasMore(char closing) throws Unfamiliar {
        int next = peek();
        if (next != ',') {
            expect(closing);
            return false;
        }
        at++;
        return true;
    }

    /** Goes past a value of any kind, and says where it begins. */
    public int skipValue() throws Unfamiliar {
        int first = peek();
        int start = at;
        skipValue(first, 0);
        return start;
    }

    private void skipValue(int first, int depth) throws Unfamiliar {
        switch (first) {
            case '"' -> skipString();
            case '{' -> skipObject(depth);
            case '[' -> skipArray(depth);
            case 't' -> skipWord('t', 'r', 'u', 'e');
            case 'f' -> {
                at++;
                skipWord('a', 'l', 's', 'e');
            }
            case 'n' -> skipWord('n', 'u', 'l', 'l');
            default -> skipNumber();
        }
    }

    private void skipObject(int depth) throws Unfamiliar {
        if (depth == maxDepth) {
            throw new Unfamiliar();
        }
        at++;
        if (skipIf('}')) {
            return;
        }
        do {
            skipName();
            skipValue(peek(), depth + 1);
        } while (hasMore('}'));
    }

    private void skipArray(int depth) throws Unfamiliar {
        if (depth == maxDepth) {
            throw new Unfamiliar();
        }
        at++;
        if (skipIf(']')) {
            return;
        }
        do {
            skipValue(peek(), depth + 1);
        } while (hasMore(']'));
    }

    /** Goes past a member's name and its colon, and says where the name's opening quote stands. */
    public int skipName() throws Unfamiliar {
        if (peek() != '"') {
            throw new Unfamiliar();
        }
        int start = at;
        skipString();
        nameEnd = at;
        expect(':');
        return start;
    }

    /** The index after the closing quote of the last name. */
    public int nameEnd() {
        return nameEnd;
    }

    /** Goes past a string that the scanner stands at. */
    private void skipString() throws Unfamiliar {
        int i = at + 1;
        escaped = false;
        while (true) {
            int near = Math.min(end, i + SHORT);
            while (i < near && STRING_BYTES[text[i] & 0xff] == PLAIN) {
                i++;
            }
            if (i == near) {
                i = EightBytes.afterPlain(text, i, end);
                while (i < end && STRING_BYTES[text[i] & 0xff] == PLAIN) {
                    i++;
                }
            }
            if (i >= end) {
                throw new Unfamiliar();
            }
            switch (STRING_BYTES[text[i] & 0xff]) {
                case QUOTE -> {
                    at = i + 1;
                    return;
                }
                case ESCAPE -> {
                    escaped = true;
                    i = afterEscape(i + 1);
                }
                default -> i = afterCharacter(i);
            }
        }
    }

    private int afterEscape(int i) throws Unfamiliar {
        if (i < end) {
            switch (text[i]) {
                case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                    return i + 1;
                }
                case 'u' -> {
                    if (i + 4 < end && isHex(i + 1) && isHex(i + 2) && isHex(i + 3) && isHex(i + 4)) {
                        return i + 5;
                    }
                }
                default -> {}
            }
        }
        throw new Unfamiliar();
    }

    private boolean isHex(int i) {
        return Character.digit(text[i], 16) >= 0;
    }

    /** Goes past a character of two to four bytes; table 3-7 of the Unicode standard says which are well-formed. */
    private int afterCharacter(int i) throws Unfamiliar {
        int lead = text[i] & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            throw new Unfamiliar();
        }
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (i + length > end) {
            throw new Unfamiliar();
        }
        int second = text[i + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            throw new Unfamiliar();
        }
        for (int k = 2; k < length; k++) {
            if ((text[i + k] & 0xc0) != 0x80) {
                throw new Unfamiliar();
            }
        }
        return i + length;
    }

    private void skipWord(char a, char b, char c, char d) throws Unfamiliar {
        int i = at;
        if (i + 4 > end || text[i] != a || text[i + 1] != b || text[i + 2] != c || text[i + 3] != d) {
            throw new Unfamiliar();
        }
        at = i + 4;
        if (at < end && Character.isLetterOrDigit(text[at])) {
            throw new Unfamiliar();
        }
    }

    private void skipNumber() throws Unfamiliar {
        int start = at;
        int i = start;
        if (i < end && text[i] == '-') {
            i++;
        }
        int digits = i;
        i = afterDigits(i);
        if (i > digits + 1 && text[digits] == '0') {
            throw new Unfamiliar();
        }
        if (i < end && text[i] == '.') {
            i = afterDigits(i + 1);
        }
        if (i < end && (text[i] | 0x20) == 'e') {
            i++;
            if (i < end && (text[i] == '+' || text[i] == '-')) {
                i++;
            }
            i = afterDigits(i);
        }
        if (i - start > maxNumberLength || (i < end && Character.isLetterOrDigit(text[i]))) {
            throw new Unfamiliar();
        }
        at = i;
    }

    /** After one digit or more. */
    private int afterDigits(int from) throws Unfamiliar {
        int i = from;
        while (i < end && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        if (i == from) {
            throw new Unfamiliar();
        }
        return i;
    }

    /** Goes past a member's name and its colon, and says whether it is a name, given as UTF-8. */
    public boolean skipNameIs(byte[] name) throws Unfamiliar {
        int from = skipName();
        if (escaped) {
            byte[] read = String.valueOf(JsonText.value(text, from, nameEnd)).getBytes(StandardCharsets.UTF_8);
            return Arrays.equals(read, name);
        }
        return Arrays.equals(text, from + 1, nameEnd - 1, name, 0, name.length);
    }
}
