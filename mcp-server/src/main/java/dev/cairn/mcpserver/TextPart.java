package dev.cairn.mcpserver;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a long text: whole lines, and where the rest begins. */
final class TextPart {

    private static final int MOST = 30_000;

    private TextPart() {}

    /**
     * Adds the lines from one on, as many as there is room for, at least one.
     *
     * @param key the member for the text
     * @param from 1-based
     */
    static void add(String key, String text, int from, Map<String, @Nullable Object> answer) {
        List<String> lines = text.lines().toList();
        if (from > Math.max(1, lines.size())) {
            throw new ToolFailure("'from_line' is " + from + ", and the text has " + lines.size() + " lines.");
        }
        StringBuilder part = new StringBuilder();
        int next = from;
        while (next <= lines.size()
                && (part.isEmpty() || part.length() + lines.get(next - 1).length() < MOST)) {
            part.append(AnswerBound.shortened(lines.get(next - 1), MOST)).append('\n');
            next++;
        }
        answer.put(key, part.toString());
        answer.put("from_line", (long) from);
        answer.put("total_lines", (long) lines.size());
        if (next <= lines.size()) {
            answer.put("next_line", (long) next);
        }
    }
}
