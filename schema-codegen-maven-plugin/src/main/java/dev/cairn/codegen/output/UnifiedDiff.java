package dev.cairn.codegen.output;

import java.util.ArrayList;
import java.util.List;

/** Shows how one text differs from another, as {@code diff -u} does. */
public final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** The diff with its two file names; lines that end differently or not at all are told apart. */
    public static String of(String fromName, String toName, String from, String to) {
        List<String> before = lines(from);
        List<String> after = lines(to);
        List<Edit> edits = edits(before, after);
        StringBuilder diff = new StringBuilder("--- " + fromName + "\n+++ " + toName + "\n");
        int index = 0;
        while (index < edits.size()) {
            if (edits.get(index).mark() == ' ') {
                index++;
                continue;
            }
            int start = Math.max(0, index - CONTEXT);
            int end = endOfHunk(edits, index);
            hunk(diff, edits, start, end);
            index = end;
        }
        return diff.toString();
    }

    private record Edit(char mark, String line, int before, int after) {}

    private static List<String> lines(String text) {
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

    /** Skips what is equal at both ends; between, the longest common subsequence decides. */
    private static List<Edit> edits(List<String> before, List<String> after) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Edit> edits = new ArrayList<>();
        for (int index = 0; index < head; index++) {
            edits.add(new Edit(' ', before.get(index), index, index));
        }
        middle(edits, before, head, before.size() - tail, after, head, after.size() - tail);
        for (int index = tail; index > 0; index--) {
            int b = before.size() - index;
            edits.add(new Edit(' ', before.get(b), b, after.size() - index));
        }
        return edits;
    }

    private static void middle(
            List<Edit> edits, List<String> before, int b, int bEnd, List<String> after, int a, int aEnd) {
        int[][] common = new int[bEnd - b + 1][aEnd - a + 1];
        for (int i = bEnd - b - 1; i >= 0; i--) {
            for (int j = aEnd - a - 1; j >= 0; j--) {
                common[i][j] = before.get(b + i).equals(after.get(a + j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < bEnd - b || j < aEnd - a) {
            boolean both = i < bEnd - b && j < aEnd - a;
            if (both && before.get(b + i).equals(after.get(a + j))) {
                edits.add(new Edit(' ', before.get(b + i), b + i, a + j));
                i++;
                j++;
            } else if (j == aEnd - a || (both && common[i + 1][j] >= common[i][j + 1])) {
                edits.add(new Edit('-', before.get(b + i), b + i, a + j));
                i++;
            } else {
                edits.add(new Edit('+', after.get(a + j), b + i, a + j));
                j++;
            }
        }
    }

    private static int endOfHunk(List<Edit> edits, int from) {
        int end = from;
        for (int index = from; index < edits.size() && index - end <= 2 * CONTEXT; index++) {
            if (edits.get(index).mark() != ' ') {
                end = index;
            }
        }
        return Math.min(edits.size(), end + 1 + CONTEXT);
    }

    private static void hunk(StringBuilder diff, List<Edit> edits, int start, int end) {
        int removed = 0;
        int added = 0;
        for (Edit edit : edits.subList(start, end)) {
            removed += edit.mark() == '+' ? 0 : 1;
            added += edit.mark() == '-' ? 0 : 1;
        }
        Edit first = edits.get(start);
        diff.append("@@ -").append(range(first.before(), removed));
        diff.append(" +").append(range(first.after(), added)).append(" @@\n");
        edits.subList(start, end)
                .forEach(edit -> diff.append(edit.mark()).append(edit.line()).append('\n'));
    }

    private static String range(int start, int count) {
        int line = count == 0 ? start : start + 1;
        return count == 1 ? "" + line : line + "," + count;
    }
}
