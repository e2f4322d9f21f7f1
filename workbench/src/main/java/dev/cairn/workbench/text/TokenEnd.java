package dev.cairn.workbench.text;

/** Where what begins somewhere in a line of YAML ends. */
final class TokenEnd {

    private TokenEnd() {}

    /** The index behind a quoted text, a plain one, or one bracket; within a template, behind a name. */
    static int of(String line, int start) {
        if (start >= line.length()) {
            return line.length();
        }
        char first = line.charAt(start);
        if (first == '"' || first == '\'') {
            return quoted(line, start, first);
        }
        if ("[]{}|>-,".indexOf(first) >= 0) {
            return start + 1;
        }
        int open = Math.max(line.lastIndexOf("{{", start), line.lastIndexOf("{%", start));
        int close = Math.max(line.lastIndexOf("}}", start), line.lastIndexOf("%}", start));
        return open > close ? name(line, start) : plain(line, start);
    }

    private static int quoted(String line, int start, char quote) {
        for (int i = start + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                if (quote == '\'' && line.startsWith("'", i + 1)) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return line.length();
    }

    private static int name(String line, int start) {
        int end = start;
        while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '_')) {
            end++;
        }
        return Math.max(end, Math.min(line.length(), start + 1));
    }

    private static int plain(String line, int start) {
        boolean inFlow = Math.max(line.lastIndexOf('{', start), line.lastIndexOf('[', start)) >= 0;
        int end = start;
        while (end < line.length() && !endsPlain(line, end, inFlow)) {
            end++;
        }
        int trimmed = line.substring(start, end).stripTrailing().length();
        return start + Math.max(1, trimmed);
    }

    private static boolean endsPlain(String line, int at, boolean inFlow) {
        char c = line.charAt(at);
        boolean last = at + 1 == line.length();
        if (c == ':') {
            return last || Character.isWhitespace(line.charAt(at + 1));
        }
        if (c == '#') {
            return at > 0 && Character.isWhitespace(line.charAt(at - 1));
        }
        return inFlow && (c == ',' || c == ']' || c == '}');
    }
}
