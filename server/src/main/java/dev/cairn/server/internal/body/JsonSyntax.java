package dev.cairn.server.internal.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the first mistake in a text that should be JSON, in the words and at the place that Python's {@code json} has for it,
 * since clients of the reference see these. Not thread-safe; for one text.
 */
final class JsonSyntax {

    private static final Pattern LITERAL =
            Pattern.compile("null|true|false|NaN|-?Infinity|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final String text;
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /**
     * A mistake.
     *
     * @param offset in code points from the start of the text
     */
    record Mistake(int offset, String message) {}

    private static final class Found extends Exception {

        private static final long serialVersionUID = 1L;

        private final int index;

        Found(int index, String message) {
            super(message, null, false, false);
            this.index = index;
        }
    }

    /** The first mistake; empty if there is none. */
    static Optional<Mistake> firstMistake(String text) {
        try {
            new JsonSyntax(text).document();
            return Optional.empty();
        } catch (Found e) {
            return Optional.of(new Mistake(text.codePointCount(0, e.index), String.valueOf(e.getMessage())));
        }
    }

    private void document() throws Found {
        blanks();
        Deque<Character> open = new ArrayDeque<>();
        do {
            if (!enters(open)) {
                leave(open);
            }
        } while (!open.isEmpty());
        blanks();
        if (at < text.length()) {
            throw new Found(at, "Extra data");
        }
    }

    /** Reads a value; whether it is an object or array with something in it, whose first value is next. */
    private boolean enters(Deque<Character> open) throws Found {
        char first = peek();
        if (first == '"') {
            string();
            return false;
        }
        if (first != '{' && first != '[') {
            literal();
            return false;
        }
        at++;
        blanks();
        if (peek() == (first == '{' ? '}' : ']')) {
            at++;
            return false;
        }
        open.push(first);
        if (first == '{') {
            key();
        }
        return true;
    }

    /** Behind a value: closes what ends there, and goes to the next value. */
    private void leave(Deque<Character> open) throws Found {
        while (!open.isEmpty()) {
            blanks();
            boolean object = open.element() == '{';
            if (peek() == (object ? '}' : ']')) {
                at++;
                open.pop();
                continue;
            }
            if (peek() != ',') {
                throw new Found(at, "Expecting ',' delimiter");
            }
            at++;
            blanks();
            if (object) {
                key();
            }
            return;
        }
    }

    private void key() throws Found {
        if (peek() != '"') {
            throw new Found(at, "Expecting property name enclosed in double quotes");
        }
        string();
        blanks();
        if (peek() != ':') {
            throw new Found(at, "Expecting ':' delimiter");
        }
        at++;
        blanks();
    }

    private void literal() throws Found {
        Matcher literal = LITERAL.matcher(text).region(at, text.length());
        if (!literal.lookingAt()) {
            throw new Found(at, "Expecting value");
        }
        at = literal.end();
    }

    private void string() throws Found {
        int start = at++;
        while (peek() != '"') {
            char c = peek();
            if (at >= text.length()) {
                throw new Found(start, "Unterminated string starting at");
            }
            if (c < ' ') {
                throw new Found(at, "Invalid control character at");
            }
            at++;
            if (c == '\\') {
                escape(start);
            }
        }
        at++;
    }

    private void escape(int start) throws Found {
        if (at >= text.length()) {
            throw new Found(start, "Unterminated string starting at");
        }
        char kind = text.charAt(at);
        if (kind != 'u') {
            if ("\"\\/bfnrt".indexOf(kind) < 0) {
                throw new Found(at - 1, "Invalid \\escape");
            }
            at++;
            return;
        }
        int end = at + 5;
        boolean whole = end < text.length()
                && text.substring(at + 1, end).chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
        if (!whole) {
            throw new Found(at, "Invalid \\uXXXX escape");
        }
        at = end;
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character; NUL at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
