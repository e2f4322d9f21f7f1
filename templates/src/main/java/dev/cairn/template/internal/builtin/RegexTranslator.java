package dev.cairn.template.internal.builtin;

import dev.cairn.python.Characters;
import dev.cairn.template.internal.value.PythonException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a regular expression of Python's as one of Java's. One instance translates one expression. */
final class RegexTranslator {

    private static final String WORD = "\\p{L}\\p{N}_";
    private static final String SPACE = "\\s\\x1c-\\x1f";
    private static final Pattern QUANTIFIER = Pattern.compile("\\{(\\d*)(?:(,)(\\d*))?\\}");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?([aiLmsux]*)(?:-([imsx]+))?([:)])");

    private final String regex;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> names = new HashMap<>();
    private int position;
    private int groups;
    private int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;
    private boolean ascii;

    RegexTranslator(String regex) {
        this.regex = regex;
    }

    int flags() {
        return flags;
    }

    int groups() {
        return groups;
    }

    Map<String, Integer> names() {
        return Map.copyOf(names);
    }

    String translate() {
        while (position < regex.length()) {
            char character = regex.charAt(position);
            switch (character) {
                case '\\' -> escape(false);
                case '(' -> group();
                case '[' -> characterClass();
                case '{' -> brace();
                case '}', ']' -> literal(character);
                case '#' -> hash();
                default -> {
                    out.append(character);
                    position++;
                }
            }
        }
        return out.toString();
    }

    private void literal(char character) {
        out.append('\\').append(character);
        position++;
    }

    private void hash() {
        out.append((flags & Pattern.COMMENTS) == 0 ? "\\#" : "#");
        position++;
        while ((flags & Pattern.COMMENTS) != 0 && position < regex.length() && regex.charAt(position) != '\n') {
            position++;
        }
    }

    private void brace() {
        Matcher matcher = QUANTIFIER.matcher(regex).region(position, regex.length());
        if (!matcher.lookingAt() || (matcher.group(1).isEmpty() && matcher.group(2) == null)) {
            literal('{');
            return;
        }
        String low = matcher.group(1).isEmpty() ? "0" : matcher.group(1);
        if (low.length() > 6 || (matcher.group(3) != null && matcher.group(3).length() > 6)) {
            throw PythonException.limit("a repetition is too large");
        }
        out.append('{').append(low);
        if (matcher.group(2) != null) {
            out.append(',').append(matcher.group(3));
        }
        out.append('}');
        position = matcher.end();
    }

    private void group() {
        if (!regex.startsWith("(?", position)) {
            groups++;
            out.append('(');
            position++;
            return;
        }
        if (regex.startsWith("(?P<", position)) {
            String name = name(position + 4, '>');
            if (names.put(name, ++groups) != null) {
                throw PythonException.value("redefinition of group name '" + name + "'");
            }
            out.append('(');
        } else if (regex.startsWith("(?P=", position)) {
            String name = name(position + 4, ')');
            Integer group = names.get(name);
            if (group == null) {
                throw PythonException.value("unknown group name '" + name + "'");
            }
            out.append("(?:\\").append(group).append(')');
        } else if (regex.startsWith("(?#", position)) {
            int end = regex.indexOf(')', position);
            if (end < 0) {
                throw PythonException.value("missing ), unterminated comment");
            }
            position = end + 1;
        } else if (regex.startsWith("(?(", position)) {
            throw PythonException.limit("conditional groups of regular expressions are not supported");
        } else {
            extension();
        }
    }

    private String name(int start, char end) {
        int stop = regex.indexOf(end, start);
        if (stop <= start
                || !Characters.isNameStart(regex.codePointAt(start))
                || !regex.substring(start, stop).codePoints().allMatch(Characters::isNamePart)) {
            throw PythonException.value("bad group name");
        }
        position = stop + 1;
        return regex.substring(start, stop);
    }

    private void extension() {
        for (String start : new String[] {"(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
            if (regex.startsWith(start, position)) {
                out.append(start);
                position += start.length();
                return;
            }
        }
        Matcher matcher = FLAGS.matcher(regex).region(position, regex.length());
        if (!matcher.lookingAt()) {
            throw PythonException.value("unknown extension in a regular expression");
        }
        String on = matcher.group(1).replaceAll("[aLu]", "");
        if (":".equals(matcher.group(3))) {
            String off = matcher.group(2) == null ? "" : "-" + matcher.group(2);
            out.append("(?").append(on).append(off).append(':');
        } else {
            globalFlags(matcher.group(1));
        }
        position = matcher.end();
    }

    private void globalFlags(String letters) {
        if (position != 0) {
            throw PythonException.value("global flags not at the start of the expression");
        }
        letters.chars().forEach(letter -> {
            switch (letter) {
                case 'i' -> flags |= Pattern.CASE_INSENSITIVE;
                case 'm' -> flags |= Pattern.MULTILINE;
                case 's' -> flags |= Pattern.DOTALL;
                case 'x' -> flags |= Pattern.COMMENTS;
                case 'a' -> {
                    ascii = true;
                    flags &= ~(Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE);
                }
                default -> {
                    // Unicode is the default.
                }
            }
        });
    }

    private void characterClass() {
        out.append('[');
        position++;
        if (position < regex.length() && regex.charAt(position) == '^') {
            out.append('^');
            position++;
        }
        boolean first = true;
        while (position < regex.length() && (first || regex.charAt(position) != ']')) {
            char character = regex.charAt(position);
            if (character == '\\') {
                escape(true);
            } else if (character == '-' && !first && isRange()) {
                out.append('-');
                position++;
            } else {
                out.append(Character.isLetterOrDigit(character) || character > 0x7f ? "" : "\\")
                        .append(character);
                position++;
            }
            first = false;
        }
        if (position == regex.length()) {
            throw PythonException.value("unterminated character set");
        }
        out.append(']');
        position++;
    }

    /** Whether the hyphen at the position joins two characters. */
    private boolean isRange() {
        return position + 1 < regex.length() && regex.charAt(position + 1) != ']' && !endsWithSet();
    }

    private boolean endsWithSet() {
        int length = out.length();
        return length >= 2
                && (out.charAt(length - 1) == '}' || "dDwWsS".indexOf(out.charAt(length - 1)) >= 0)
                && out.charAt(length - 2) == '\\';
    }

    private void escape(boolean inClass) {
        if (position + 1 == regex.length()) {
            throw PythonException.value("bad escape (end of pattern)");
        }
        char letter = regex.charAt(position + 1);
        position += 2;
        switch (letter) {
            case 'd' -> set(inClass, ascii ? "0-9" : "\\p{Nd}", false);
            case 'D' -> set(inClass, ascii ? "0-9" : "\\p{Nd}", true);
            case 'w' -> set(inClass, ascii ? "a-zA-Z0-9_" : WORD, false);
            case 'W' -> set(inClass, ascii ? "a-zA-Z0-9_" : WORD, true);
            case 's' -> set(inClass, ascii ? " \\t-\\r" : SPACE, false);
            case 'S' -> set(inClass, ascii ? " \\t-\\r" : SPACE, true);
            case 'Z' -> outsideOnly(inClass, letter, "\\z");
            case 'A', 'B' -> outsideOnly(inClass, letter, "\\" + letter);
            case 'b' -> out.append(inClass ? "\\x08" : "\\b");
            case 'v' -> out.append("\\x0b");
            case 'a', 'f', 'n', 'r', 't' -> out.append('\\').append(letter);
            case 'x' -> codePoint(2);
            case 'u' -> codePoint(4);
            case 'U' -> codePoint(8);
            default -> {
                if (Characters.isDigit(letter)) {
                    number(inClass);
                } else if (letter < 0x80 && Character.isLetter(letter)) {
                    throw PythonException.value("bad escape \\" + letter);
                } else {
                    out.append(letter < 0x80 && letter != ' ' && letter != '\n' ? "\\" : "")
                            .append(letter);
                }
            }
        }
    }

    private void set(boolean inClass, String members, boolean negated) {
        if (inClass && !negated) {
            out.append(members);
        } else {
            out.append(negated ? "[^" : "[").append(members).append(']');
        }
    }

    private void outsideOnly(boolean inClass, char letter, String translation) {
        if (inClass) {
            throw PythonException.value("bad escape \\" + letter);
        }
        out.append(translation);
    }

    private void codePoint(int digits) {
        int end = position + digits;
        if (end > regex.length() || !regex.substring(position, end).matches("[0-9a-fA-F]+")) {
            throw PythonException.value("incomplete escape");
        }
        long value = Long.parseLong(regex.substring(position, end), 16);
        if (value > Character.MAX_CODE_POINT) {
            throw PythonException.value("bad escape");
        }
        out.append(String.format("\\x{%x}", value));
        position = end;
    }

    private void number(boolean inClass) {
        int start = position - 1;
        int end = position;
        while (end < regex.length() && end < start + 3 && Characters.isDigit(regex.charAt(end))) {
            end++;
        }
        String digits = regex.substring(start, end);
        boolean octal = digits.chars().allMatch(digit -> digit < '8');
        if (inClass || digits.startsWith("0") || (octal && digits.length() == 3)) {
            String octalDigits = digits.replaceFirst("[89].*", "");
            if (octalDigits.isEmpty()) {
                throw PythonException.value("bad escape \\" + digits);
            }
            out.append(String.format("\\x{%x}", Integer.parseInt(octalDigits, 8)));
            position = start + octalDigits.length();
            return;
        }
        int length = Math.min(2, digits.length());
        int group = Integer.parseInt(digits.substring(0, length));
        if (group > groups) {
            throw PythonException.value("invalid group reference " + group);
        }
        out.append("(?:\\").append(group).append(')');
        position = start + length;
    }
}
