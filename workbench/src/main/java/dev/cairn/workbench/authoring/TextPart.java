package dev.cairn.workbench.authoring;

import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.ResponseBound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long text: whole lines.
 *
 * @param from its first line, 1-based
 * @param total the lines of the whole text
 * @param next the first line after it; null at the end
 */
record TextPart(
        String text, long from, long total, @Nullable Long next) {

    private static final int MOST = 30_000;

    /** Returns the lines from one on, as many as there is room for, at least one. */
    static TextPart of(String text, long from) {
        List<String> lines = text.lines().toList();
        if (from > Math.max(1, lines.size())) {
            throw new OperationFailure("'from_line' is " + from + ", and the text has " + lines.size() + " lines.");
        }
        StringBuilder part = new StringBuilder();
        int next = (int) from;
        while (next <= lines.size()
                && (part.isEmpty() || part.length() + lines.get(next - 1).length() < MOST)) {
            part.append(ResponseBound.shortened(lines.get(next - 1), MOST)).append('\n');
            next++;
        }
        return new TextPart(part.toString(), from, lines.size(), next <= lines.size() ? (long) next : null);
    }
}
