package dev.cairn.templates.internal.syntax;

import dev.cairn.pythonvalues.Characters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Splits a template into tokens, with Jinja's rules for white space control, raw blocks and nested braces. */
final class Lexer {

    private static final int MAX_TOKENS = 20_000;
    private static final String SPACE = "[\\s\\x1c-\\x1f\\x85\\p{Z}]*";
    private static final Pattern RAW_BEGIN = Pattern.compile("\\{%[-+]?" + SPACE + "raw" + SPACE + "(-?)%\\}");
    private static final Pattern RAW_END = Pattern.compile("\\{%([-+]?)" + SPACE + "endraw" + SPACE + "([-+]?)%\\}");

    private final SourceText source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    static List<Token> tokenize(String template) {
        return new Lexer(SourceText.of(template)).run();
    }

    private List<Token> run() {
        while (position < text.length()) {
            int tag = nextTag(position);
            if (tag < 0) {
                addText(position, text.length());
                position = text.length();
            } else {
                readTag(tag);
            }
        }
        add(TokenType.END, "", text.length());
        return tokens;
    }

    private int nextTag(int from) {
        for (int i = text.indexOf('{', from); i >= 0 && i + 1 < text.length(); i = text.indexOf('{', i + 1)) {
            if ("{%#".indexOf(text.charAt(i + 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void readTag(int tag) {
        boolean strips = charAt(tag + 2) == '-';
        int end = tag;
        if (strips) {
            while (end > position && Characters.isSpace(text.charAt(end - 1))) {
                end--;
            }
        }
        addText(position, end);
        position = tag;
        int bodyStart = tag + (strips || charAt(tag + 2) == '+' ? 3 : 2);
        Matcher raw = RAW_BEGIN.matcher(text).region(tag, text.length());
        if (raw.lookingAt()) {
            position = raw.end();
            if (!raw.group(1).isEmpty()) {
                skipSpace();
            }
            readRaw(tag);
        } else if (text.charAt(tag + 1) == '#') {
            readComment(tag, bodyStart);
        } else if (text.charAt(tag + 1) == '%') {
            add(TokenType.BLOCK_BEGIN, "{%", tag);
            position = bodyStart;
            readCode(TokenType.BLOCK_END, '%');
        } else {
            add(TokenType.VARIABLE_BEGIN, "{{", tag);
            position = bodyStart;
            readCode(TokenType.VARIABLE_END, '}');
        }
    }

    private void readRaw(int tag) {
        Matcher end = RAW_END.matcher(text);
        if (!end.find(position)) {
            throw failure("missing end of raw directive", tag);
        }
        int stop = end.start();
        if ("-".equals(end.group(1))) {
            while (stop > position && Characters.isSpace(text.charAt(stop - 1))) {
                stop--;
            }
        }
        addText(position, stop);
        position = end.end();
        if ("-".equals(end.group(2))) {
            skipSpace();
        }
    }

    private void readComment(int tag, int bodyStart) {
        int end = text.indexOf("#}", bodyStart);
        if (end < 0) {
            throw failure("missing end of comment tag", tag);
        }
        position = end + 2;
        if (end > bodyStart && text.charAt(end - 1) == '-') {
            skipSpace();
        }
    }

    private void skipSpace() {
        while (position < text.length() && Characters.isSpace(text.charAt(position))) {
            position++;
        }
    }

    private void readCode(TokenType endType, char endCharacter) {
        Deque<Character> open = new ArrayDeque<>();
        while (position < text.length()) {
            if (open.isEmpty() && readCodeEnd(endType, endCharacter)) {
                return;
            }
            char character = text.charAt(position);
            if (Characters.isSpace(character)) {
                skipSpace();
            } else if (Characters.isDigit(character)) {
                readNumber();
            } else if (Characters.isNamePart(text.codePointAt(position))) {
                readName();
            } else if (character == '\'' || character == '"') {
                readString(character);
            } else {
                readOperator(open);
            }
        }
    }

    private boolean readCodeEnd(TokenType endType, char endCharacter) {
        int at = position;
        char sign = text.charAt(at);
        if (sign == '-' || (sign == '+' && endType == TokenType.BLOCK_END)) {
            at++;
        }
        if (charAt(at) != endCharacter || charAt(at + 1) != '}') {
            return false;
        }
        add(endType, text.substring(position, at + 2), position);
        position = at + 2;
        if (sign == '-') {
            skipSpace();
        }
        return true;
    }

    private void readNumber() {
        NumberLiteral literal = NumberLiteral.read(text, position);
        if (literal == null) {
            throw failure("unexpected character '" + text.charAt(position) + "'", position);
        }
        TokenType type = literal.value() instanceof Double ? TokenType.FLOAT : TokenType.INTEGER;
        add(new Token(type, text.substring(position, literal.end()), literal.value(), source.offset(position)));
        position = literal.end();
    }

    private void readName() {
        int start = position;
        while (position < text.length() && Characters.isNamePart(text.codePointAt(position))) {
            position += Character.charCount(text.codePointAt(position));
        }
        if (!Characters.isNameStart(text.codePointAt(start))) {
            throw failure("invalid character in identifier", start);
        }
        add(TokenType.NAME, text.substring(start, position), start);
    }

    private void readString(char quote) {
        int start = position;
        int end = start + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw failure("unexpected character '" + quote + "'", start);
        }
        String value = StringEscapes.decode(text.substring(start + 1, end));
        if (value == null) {
            throw failure("malformed escape in a string", start);
        }
        add(new Token(TokenType.STRING, text.substring(start, end + 1), value, source.offset(start)));
        position = end + 1;
    }

    private void readOperator(Deque<Character> open) {
        String two = text.substring(position, Math.min(position + 2, text.length()));
        String operator = List.of("//", "**", "==", "!=", ">=", "<=").contains(two) ? two : two.substring(0, 1);
        if (operator.length() == 1 && "+-/*%~[](){}><=.:|,;".indexOf(operator.charAt(0)) < 0) {
            throw failure("unexpected character '" + Character.toString(text.codePointAt(position)) + "'", position);
        }
        char first = operator.charAt(0);
        switch (first) {
            case '{' -> open.push('}');
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '}', ')', ']' -> {
                if (open.isEmpty()) {
                    throw failure("unexpected '" + first + "'", position);
                }
                char expected = open.pop();
                if (expected != first) {
                    throw failure("unexpected '" + first + "', expected '" + expected + "'", position);
                }
            }
            default -> {
                // No bracket.
            }
        }
        add(TokenType.OPERATOR, operator, position);
        position += operator.length();
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    private void addText(int start, int end) {
        if (end > start) {
            add(TokenType.TEXT, text.substring(start, end), start);
        }
    }

    private void add(TokenType type, String tokenText, int start) {
        add(new Token(type, tokenText, null, source.offset(start)));
    }

    private void add(Token token) {
        if (tokens.size() == MAX_TOKENS) {
            throw failure("the template is too long", position);
        }
        tokens.add(token);
    }

    private MalformedTemplate failure(String message, int at) {
        return new MalformedTemplate(message, source.offset(at));
    }

    /**
     * A template's text as the lexer sees it: line ends are line feeds, and one at the very end is dropped. Immutable.
     */
    private static final class SourceText {

        private final String text;
        private final int @Nullable [] offsets;

        private SourceText(String text, int @Nullable [] offsets) {
            this.text = text;
            this.offsets = offsets;
        }

        static SourceText of(String template) {
            String text = template.indexOf('\r') < 0
                    ? template
                    : template.replace("\r\n", "\n").replace('\r', '\n');
            String ended = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            return new SourceText(ended, text.length() == template.length() ? null : offsets(template, text.length()));
        }

        private static int[] offsets(String template, int length) {
            int[] offsets = new int[length + 1];
            int offset = 0;
            for (int i = 0; i < length; i++) {
                offsets[i] = offset;
                offset += template.startsWith("\r\n", offset) ? 2 : 1;
            }
            offsets[length] = offset;
            return offsets;
        }

        String text() {
            return text;
        }

        /** Where a position of the text is in the template as it was written. */
        int offset(int position) {
            return offsets == null ? position : offsets[position];
        }
    }
}
