package dev.cairn.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through a text as Python's {@code json} does, up to the first mistake. Parsers find mistakes at other places, so their
 * messages cannot be put into Python's words. Not thread-safe; for one text.
 */
final class MistakeFinder {

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r]*+");
    private static final Pattern LITERAL =
            Pattern.compile("null|true|false|NaN|-?Infinity|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern CHARACTERS = Pattern.compile("[^\"\\\\\\x00-\\x1f]*+");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}(?=[\\s\\S]))");

    private final String text;
    /** The brackets that close what is open. */
    private final Deque<Character> open = new ArrayDeque<>();

    private int at;

    MistakeFinder(String text) {
        this.text = text;
    }

    /** The mistake: where it is, in UTF-16 units, and what. */
    static final class Found extends Exception {

        private static final long serialVersionUID = 1L;

        final int index;

        Found(int index, String message) {
            super(message, null, false, false);
            this.index = index;
        }
    }

    /** Goes through the text. */
    void document() throws Found {
        skip(BLANKS);
        do {
            if (!value()) {
                afterValue();
            }
        } while (!open.isEmpty());
        skip(BLANKS);
        if (at < text.length()) {
            throw new Found(at, "Extra data");
        }
    }

    /** Goes past a value, or to the first value in it, and then returns true. */
    private boolean value() throws Found {
        char first = next();
        if (first == '"') {
            string();
            return false;
        }
        if (first != '{' && first != '[') {
            if (!skip(LITERAL)) {
                throw new Found(at, "Expecting value");
            }
            return false;
        }
        char closing = first == '{' ? '}' : ']';
        at++;
        skip(BLANKS);
        if (skip(closing)) {
            return false;
        }
        open.push(closing);
        if (first == '{') {
            key();
        }
        return true;
    }

    /** Closes what ends after a value, and goes to the next value. */
    private void afterValue() throws Found {
        while (!open.isEmpty()) {
            skip(BLANKS);
            if (skip(open.element())) {
                open.pop();
                continue;
            }
            require(',');
            if (open.element() == '}') {
                key();
            }
            return;
        }
    }

    private void key() throws Found {
        if (next() != '"') {
            throw new Found(at, "Expecting property name enclosed in double quotes");
        }
        string();
        skip(BLANKS);
        require(':');
    }

    private void string() throws Found {
        int start = at++;
        do {
            skip(CHARACTERS);
        } while (skip(ESCAPE));
        if (skip('"')) {
            return;
        }
        boolean escaped = next() == '\\';
        int last = escaped ? at + 1 : at;
        if (last >= text.length()) {
            throw new Found(start, "Unterminated string starting at");
        }
        if (!escaped) {
            throw new Found(at, "Invalid control character at");
        }
        throw text.charAt(last) == 'u' ? new Found(last, "Invalid \\uXXXX escape") : new Found(at, "Invalid \\escape");
    }

    private void require(char delimiter) throws Found {
        if (!skip(delimiter)) {
            throw new Found(at, "Expecting '" + delimiter + "' delimiter");
        }
        skip(BLANKS);
    }

    private boolean skip(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private boolean skip(Pattern wanted) {
        Matcher matcher = wanted.matcher(text).region(at, text.length());
        boolean found = matcher.lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

    /** The next character; NUL at the end. */
    private char next() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
