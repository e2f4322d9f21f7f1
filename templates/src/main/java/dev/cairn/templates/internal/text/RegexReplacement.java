package dev.cairn.templates.internal.text;

import dev.cairn.pythonvalues.Characters;
import dev.cairn.templates.internal.value.PythonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** The replacement of Python's {@code re.sub}: text with references to groups. Immutable. */
final class RegexReplacement {

    private static final String ESCAPES = "abfnrtv\\";
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\";

    /** A piece of text, or a group where the text is null. */
    private record Piece(String text, int group) {}

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private RegexReplacement() {}

    static RegexReplacement parse(String template, int groups, Map<String, Integer> names) {
        RegexReplacement replacement = new RegexReplacement();
        int position = 0;
        while (position < template.length()) {
            char character = template.charAt(position);
            if (character != '\\') {
                replacement.literal.append(character);
                position++;
            } else if (position + 1 == template.length()) {
                throw PythonException.value("bad escape (end of pattern)");
            } else {
                position = replacement.escape(template, position + 1, groups, names);
            }
        }
        replacement.flush();
        return replacement;
    }

    private int escape(String template, int at, int groups, Map<String, Integer> names) {
        char letter = template.charAt(at);
        int simple = ESCAPES.indexOf(letter);
        if (simple >= 0) {
            literal.append(ESCAPED.charAt(simple));
            return at + 1;
        }
        if (letter == 'g') {
            return namedGroup(template, at + 1, groups, names);
        }
        if (Characters.isDigit(letter)) {
            return numbered(template, at, groups);
        }
        if (letter < 0x80 && Character.isLetter(letter)) {
            throw PythonException.value("bad escape \\" + letter);
        }
        literal.append('\\').append(letter);
        return at + 1;
    }

    private int namedGroup(String template, int at, int groups, Map<String, Integer> names) {
        int end = template.startsWith("<", at) ? template.indexOf('>', at) : -1;
        if (end < 0) {
            throw PythonException.value("missing group name");
        }
        String name = template.substring(at + 1, end);
        boolean number = !name.isEmpty() && name.length() < 4 && name.chars().allMatch(Characters::isDigit);
        Integer group = number ? Integer.valueOf(name) : names.get(name);
        if (group == null) {
            throw new PythonException(PythonException.Kind.INDEX, "unknown group name '" + name + "'");
        }
        add(group, groups);
        return end + 1;
    }

    private int numbered(String template, int at, int groups) {
        int end = at + 1;
        while (end < template.length() && end < at + 3 && Characters.isDigit(template.charAt(end))) {
            end++;
        }
        String digits = template.substring(at, end);
        boolean octal = digits.chars().allMatch(digit -> digit < '8');
        if (digits.startsWith("0")) {
            String zeros = digits.replaceFirst("[89].*", "");
            literal.append((char) Integer.parseInt(zeros, 8));
            return at + zeros.length();
        }
        if (octal && digits.length() == 3) {
            literal.append((char) Integer.parseInt(digits, 8));
            return end;
        }
        int length = Math.min(2, digits.length());
        add(Integer.parseInt(digits.substring(0, length)), groups);
        return at + length;
    }

    private void add(int group, int groups) {
        if (group > groups) {
            throw PythonException.value("invalid group reference " + group);
        }
        flush();
        pieces.add(new Piece("", group));
    }

    private void flush() {
        if (literal.length() > 0) {
            pieces.add(new Piece(literal.toString(), -1));
            literal.setLength(0);
        }
    }

    void append(StringBuilder out, Matcher matcher) {
        for (Piece piece : pieces) {
            String group = piece.group() < 0 ? piece.text() : matcher.group(piece.group());
            out.append(group == null ? "" : group);
        }
    }
}
