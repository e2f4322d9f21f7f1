package dev.cairn.templates.internal.literal;

/** Walks over the characters of a literal. Confined to one parse. */
final class LiteralScanner {

    private final String text;
    private int position;

    LiteralScanner(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int position() {
        return position;
    }

    void moveTo(int target) {
        position = target;
    }

    void advance() {
        position++;
    }

    /** The character at the position, 0 at the end. */
    char peek() {
        return charAt(position);
    }

    char charAt(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    boolean at(char character) {
        return peek() == character;
    }

    boolean skip(char character) {
        if (at(character)) {
            position++;
            return true;
        }
        return false;
    }

    boolean skipText(String sought) {
        if (text.startsWith(sought, position)) {
            position += sought.length();
            return true;
        }
        return false;
    }

    boolean atLineEnd() {
        return position == text.length() || at('\n') || at('\r') || at('#');
    }

    /** Blanks, joined lines and, within brackets, line ends and comments. */
    void skipSpace(boolean withinBrackets) {
        while (position < text.length()) {
            char character = text.charAt(position);
            if (character == ' ' || character == '\t' || character == '\f') {
                position++;
            } else if (character == '\\' && joinsLines()) {
                position += text.startsWith("\\\r\n", position) ? 3 : 2;
            } else if (withinBrackets && (character == '\n' || character == '\r')) {
                position++;
            } else if (withinBrackets && character == '#') {
                skipComment();
            } else {
                return;
            }
        }
    }

    /** Whether the backslash here joins the line with a next one. */
    private boolean joinsLines() {
        int next = text.startsWith("\\\r\n", position) ? position + 3 : position + 2;
        return (charAt(position + 1) == '\n' || charAt(position + 1) == '\r') && next < text.length();
    }

    private void skipComment() {
        while (position < text.length() && !at('\n') && !at('\r')) {
            position++;
        }
    }

    /** Empty lines before the literal, which may itself not be indented then; false if it is. */
    boolean skipBlankLines() {
        while (true) {
            skipSpace(false);
            if (at('#')) {
                skipComment();
            }
            if (!at('\n') && !at('\r')) {
                char before = position == 0 ? '\n' : text.charAt(position - 1);
                return before == '\n' || before == '\r';
            }
            position++;
        }
    }

    /** Whether nothing but white space and comments follows. */
    boolean skipToEnd() {
        while (true) {
            int start = position;
            skipSpace(false);
            if (at('#')) {
                skipComment();
            } else if (position == text.length()) {
                return !isIndentation(start);
            }
            if (position == text.length()) {
                return true;
            }
            if (!at('\n') && !at('\r')) {
                return false;
            }
            position++;
        }
    }

    /** Whether a last line that starts here is nothing but blanks, which Python takes for an indented line. */
    private boolean isIndentation(int start) {
        boolean startsLine = start > 0 && (text.charAt(start - 1) == '\n' || text.charAt(start - 1) == '\r');
        return startsLine && start < text.length() && text.charAt(text.length() - 1) != '\f';
    }

    boolean atNumber() {
        char first = peek();
        return isDigit(first) || (first == '.' && isDigit(charAt(position + 1)));
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Whether a prefixed string starts here. */
    boolean startsString() {
        int end = position;
        while (end < position + 3 && "bBrRuU".indexOf(charAt(end)) >= 0 && charAt(end) != 0) {
            end++;
        }
        return end > position && (charAt(end) == '\'' || charAt(end) == '"');
    }

    /** The letters, digits and underscores from here on. */
    String word() {
        int start = position;
        while (position < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
            position++;
        }
        return text.substring(start, position);
    }
}
