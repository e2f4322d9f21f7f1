package dev.cairn.documents;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, in the unified format, as {@code diff -u} shows it. */
public final class LineDiff {

    private static final int CONTEXT = 3;

    /** What is compared each with each, at most: more would not fit into memory. */
    private static final long MOST_PAIRS = 1 << 24;

    /**
     * A line of the result.
     *
     * @param sign a blank where it is in both
     * @param before how many lines of the older text are above it
     * @param after how many lines of the newer text are above it
     */
    private record Line(char sign, String text, int before, int after) {

        boolean changes() {
            return sign != ' ';
        }
    }

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        compare();
    }

    /**
     * The hunks, without names of files. How lines end makes no difference.
     *
     * @return empty where the lines are the same
     */
    public static String hunks(String before, String after) {
        return new LineDiff(before.lines().toList(), after.lines().toList()).hunks();
    }

    /**
     * The hunks below two names of files; lines that end differently or not at all are told apart.
     *
     * @return the names alone where the texts are the same
     */
    public static String of(String beforeName, String afterName, String before, String after) {
        return "--- " + beforeName + "\n+++ " + afterName + "\n"
                + new LineDiff(withEnds(before), withEnds(after)).hunks();
    }

    /** Lines with all but the line feed at their end, which the last may lack. */
    private static List<String> withEnds(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                lines.add(text.substring(start) + "\n\\ No newline at end of file");
                return lines;
            }
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** Skips what is the same at both ends; between, the longest common sequence of lines decides. */
    private void compare() {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        int beforeEnd = before.size() - tail;
        int afterEnd = after.size() - tail;
        for (int i = 0; i < head; i++) {
            same(i, i);
        }
        if ((long) (beforeEnd - head) * (afterEnd - head) > MOST_PAIRS) {
            replace(head, beforeEnd, head, afterEnd);
        } else {
            middle(head, beforeEnd, afterEnd);
        }
        for (int i = 0; i < tail; i++) {
            same(beforeEnd + i, afterEnd + i);
        }
    }

    private void middle(int start, int beforeEnd, int afterEnd) {
        int[][] common = new int[beforeEnd - start + 1][afterEnd - start + 1];
        for (int i = beforeEnd - 1; i >= start; i--) {
            for (int j = afterEnd - 1; j >= start; j--) {
                int[] row = common[i - start];
                int[] below = common[i - start + 1];
                row[j - start] = before.get(i).equals(after.get(j))
                        ? below[j - start + 1] + 1
                        : Math.max(below[j - start], row[j - start + 1]);
            }
        }
        int i = start;
        int j = start;
        while (i < beforeEnd && j < afterEnd) {
            if (before.get(i).equals(after.get(j))) {
                same(i, j);
                i++;
                j++;
            } else if (common[i - start + 1][j - start] >= common[i - start][j - start + 1]) {
                replace(i, i + 1, j, j);
                i++;
            } else {
                replace(i, i, j, j + 1);
                j++;
            }
        }
        replace(i, beforeEnd, j, afterEnd);
    }

    private void same(int i, int j) {
        lines.add(new Line(' ', before.get(i), i, j));
    }

    private void replace(int i, int beforeEnd, int j, int afterEnd) {
        for (int removed = i; removed < beforeEnd; removed++) {
            lines.add(new Line('-', before.get(removed), removed, j));
        }
        for (int added = j; added < afterEnd; added++) {
            lines.add(new Line('+', after.get(added), beforeEnd, added));
        }
    }

    private String hunks() {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < lines.size()) {
            if (lines.get(at).changes()) {
                int end = endOfHunk(at);
                hunk(lines.subList(Math.max(0, at - CONTEXT), end), out);
                at = end;
            } else {
                at++;
            }
        }
        return out.toString();
    }

    /** Changes whose contexts touch are in one hunk. */
    private int endOfHunk(int from) {
        int change = from;
        for (int at = from; at < lines.size() && at - change <= 2 * CONTEXT + 1; at++) {
            if (lines.get(at).changes()) {
                change = at;
            }
        }
        return Math.min(lines.size(), change + 1 + CONTEXT);
    }

    private static void hunk(List<Line> hunk, StringBuilder out) {
        int removed = 0;
        int added = 0;
        for (Line line : hunk) {
            removed += line.sign == '+' ? 0 : 1;
            added += line.sign == '-' ? 0 : 1;
        }
        out.append("@@ -").append(range(hunk.get(0).before, removed));
        out.append(" +").append(range(hunk.get(0).after, added)).append(" @@\n");
        hunk.forEach(line -> out.append(line.sign).append(line.text).append('\n'));
    }

    /** Of no lines, the number of the line above; of one line, its number alone. */
    private static String range(int start, int count) {
        int line = count == 0 ? start : start + 1;
        return count == 1 ? "" + line : line + "," + count;
    }
}
