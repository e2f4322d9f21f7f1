package dev.cairn.codegen.source;

import java.util.List;

/** Breaks calls that are too long for a line at their commas. */
final class LongLines {

    static final int WIDTH = 120;

    private LongLines() {}

    /**
     * The text with lines that fit.
     *
     * @param asTheyAre pairs of places between which nothing is changed
     */
    static String broken(String text, List<Integer> asTheyAre) {
        StringBuilder broken = null;
        int copied = 0;
        int start = 0;
        int head = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            if (end - start > WIDTH) {
                while (head < asTheyAre.size() && asTheyAre.get(head + 1) <= start) {
                    head += 2;
                }
                boolean changeable = head >= asTheyAre.size() || start < asTheyAre.get(head);
                if (changeable) {
                    broken = broken == null ? new StringBuilder(text.length() + 256) : broken;
                    broken.append(text, copied, start);
                    addWrapped(broken, text.substring(start, end));
                    copied = end + 1;
                }
            }
            start = end + 1;
        }
        return broken == null
                ? text
                : broken.append(text, copied, text.length()).toString();
    }

    /** Puts the arguments of the outermost call of a line that is too long on lines of their own. */
    private static void addWrapped(StringBuilder lines, String line) {
        int open = line.length() <= WIDTH || isComment(line) ? -1 : Brackets.opening(line);
        int close = open < 0 ? -1 : Brackets.closing(line, open);
        if (close <= open + 1) {
            lines.append(line).append('\n');
            return;
        }
        int indent = 0;
        while (line.charAt(indent) == ' ') {
            indent++;
        }
        String deeper = " ".repeat(indent + 8);
        lines.append(line, 0, open + 1).append('\n');
        List<String> arguments = Brackets.split(line.substring(open + 1, close));
        for (int index = 0; index < arguments.size(); index++) {
            String end = index + 1 < arguments.size() ? "," : line.substring(close);
            addWrapped(lines, deeper + arguments.get(index).strip() + end);
        }
    }

    private static boolean isComment(String line) {
        String text = line.strip();
        return text.startsWith("*") || text.startsWith("/*");
    }
}
