package dev.cairn.pythonvalues;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a regular expression of Python's as one of Java's. One instance translates one expression. */
final class RegexTranslator {

    private static final Pattern QUANTIFIER = Pattern.compile("\\{(\\d*)(?:(,)(\\d*))?\\}");
    private static final Pattern FLAGS = Pattern.compile("\\(\\?([aiLmsux]*)(?:-([imsx]+))?([:)])");

    private final String regex;
    private final StringBuilder out = new StringBuilder();
    private final RegexEscapes escapes;
    private final Map<String, Integer> names = new HashMap<>();
    private int position;
    private int groups;
    private int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;
    private boolean ascii;

    RegexTranslator(String regex) {
        this.regex = regex;
        this.escapes = new RegexEscapes(regex, out);
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
                case '\\' -> position = escapes.translate(position, false, ascii, groups);
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
            throw PatternException.limit("a repetition is too large");
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
                throw PatternException.malformed("redefinition of group name '" + name + "'");
            }
            out.append('(');
        } else if (regex.startsWith("(?P=", position)) {
            String name = name(position + 4, ')');
            Integer group = names.get(name);
            if (group == null) {
                throw PatternException.malformed("unknown group name '" + name + "'");
            }
            out.append("(?:\\").append(group).append(')');
        } else if (regex.startsWith("(?#", position)) {
            int end = regex.indexOf(')', position);
            if (end < 0) {
                throw PatternException.malformed("missing ), unterminated comment");
            }
            position = end + 1;
        } else if (regex.startsWith("(?(", position)) {
            throw PatternException.limit("conditional groups of regular expressions are not supported");
        } else {
            extension();
        }
    }

    private String name(int start, char end) {
        int stop = regex.indexOf(end, start);
        if (stop <= start
                || !Characters.isNameStart(regex.codePointAt(start))
                || !regex.substring(start, stop).codePoints().allMatch(Characters::isNamePart)) {
            throw PatternException.malformed("bad group name");
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
            throw PatternException.malformed("unknown extension in a regular expression");
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
            throw PatternException.malformed("global flags not at the start of the expression");
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
                position = escapes.translate(position, true, ascii, groups);
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
            throw PatternException.malformed("unterminated character set");
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
}
