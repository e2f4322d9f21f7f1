package dev.cairn.runtime.record;

import java.util.regex.Pattern;

/** Shell-style patterns as Python's {@code fnmatchcase} reads them. */
final class Glob {

    private Glob() {}

    static boolean matches(String pattern, String text) {
        return pattern.equals(text)
                || (isPattern(pattern) && toRegex(pattern).matcher(text).matches());
    }

    private static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    private static Pattern toRegex(String pattern) {
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
        String members = pattern.substring(start, end)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("&", "\\&");
        regex.append('[')
                .append(members.startsWith("!") ? "^" + members.substring(1) : members.replace("^", "\\^"))
                .append(']');
        return end + 1;
    }
}
