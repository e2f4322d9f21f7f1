package dev.cairn.records;

import java.util.regex.Pattern;

/** Shell-style patterns as Python's {@code fnmatchcase} reads them. */
final class Glob {

    private Glob() {}

    /** Whether a text has a character that makes it more than itself. */
    static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    static Pattern compile(String pattern) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i++);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (c == '[') {
                i = appendClass(pattern, i, regex);
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** Appends the character class that starts after an opening bracket, or the bracket itself if none closes it. */
    private static int appendClass(String pattern, int start, StringBuilder regex) {
        int search = start;
        if (search < pattern.length() && pattern.charAt(search) == '!') {
            search++;
        }
        if (search < pattern.length() && pattern.charAt(search) == ']') {
            search++;
        }
        int end = pattern.indexOf(']', search);
        if (end < 0) {
            regex.append("\\[");
            return start;
        }
        boolean negated = pattern.charAt(start) == '!';
        String members = pattern.substring(negated ? start + 1 : start, end)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace("&", "\\&")
                .replace("^", "\\^");
        regex.append(negated ? "[^" : "[").append(members).append(']');
        return end + 1;
    }
}
