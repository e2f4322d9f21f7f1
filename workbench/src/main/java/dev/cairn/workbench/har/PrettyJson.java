package dev.cairn.workbench.har;

import dev.cairn.pythonvalues.JsonDumps;
import dev.cairn.pythonvalues.JsonDumps.Layout;
import org.jspecify.annotations.Nullable;

/**
 * JSON in lines, for files that people read and compare: two blanks a level, members in their order; what holds scalars only
 * and is short stands in one line.
 */
public final class PrettyJson {

    private PrettyJson() {}

    /** The text of a plain JSON value, with a line's end at its end. */
    public static String write(@Nullable Object value) {
        return JsonDumps.readable(value, Layout.FOR_PEOPLE) + '\n';
    }
}
