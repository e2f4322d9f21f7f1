package dev.cairn.workbench.text;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, in the unified format. */
public final class LineDiff {

    private static final int CONTEXT = 3;

    /** What is compared each with each, at most: more would not fit into memory. */
    private static final long MOST_PAIRS = 1 << 24;

    /** A line of the result; {@code sign} is a blank where it is in both. */
    private record Line(char sign, String text) {}

    private LineDiff() {}

    /** The hunks, without names of files; empty where the texts are the same. */
    public static String of(String before, String after) {
        List<Line> lines = lines(before.lines().toList(), after.lines().toList());
        StringBuilder out = new StringBuilder();
        int at = 0;
        int oldLine = 1;
        int newLine = 1;
        while (at < lines.size()) {
            if (lines.get(at).sign == ' ' && !isNearChange(lines, at)) {
                at++;
                oldLine++;
                newLine++;
                continue;
            }
            int end = at;
            while (end < lines.size() && (lines.get(end).sign != ' ' || isNearChange(lines, end))) {
                end++;
            }
            List<Line> hunk = lines.subList(at, end);
            int olds = (int) hunk.stream().filter(line -> line.sign != '+').count();
            int news = (int) hunk.stream().filter(line -> line.sign != '-').count();
            out.append("@@ -%d,%d +%d,%d @@\n".formatted(oldLine, olds, newLine, news));
            hunk.forEach(line -> out.append(line.sign).append(line.text).append('\n'));
            oldLine += olds;
            newLine += news;
            at = end;
        }
        return out.toString();
    }

    private static boolean isNearChange(List<Line> lines, int at) {
        for (int i = Math.max(0, at - CONTEXT); i <= Math.min(lines.size() - 1, at + CONTEXT); i++) {
            if (lines.get(i).sign != ' ') {
                return true;
            }
        }
        return false;
    }

    /** What both have in common stands once: the longest sequence of lines between what they share at both ends. */
    private static List<Line> lines(List<String> before, List<String> after) {
        int start = 0;
        while (start < Math.min(before.size(), after.size())
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(before.size(), after.size()) - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        before.subList(0, start).forEach(line -> lines.add(new Line(' ', line)));
        middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end), lines);
        before.subList(before.size() - end, before.size()).forEach(line -> lines.add(new Line(' ', line)));
        return lines;
    }

    private static void middle(List<String> before, List<String> after, List<Line> lines) {
        if ((long) before.size() * after.size() > MOST_PAIRS) {
            before.forEach(line -> lines.add(new Line('-', line)));
            after.forEach(line -> lines.add(new Line('+', line)));
            return;
        }
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                lines.add(new Line(' ', before.get(i++)));
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line('-', before.get(i++)));
            } else {
                lines.add(new Line('+', after.get(j++)));
            }
        }
    }
}
