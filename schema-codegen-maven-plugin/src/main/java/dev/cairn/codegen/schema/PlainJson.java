package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import dev.cairn.pythonvalues.JsonDumps;
import dev.cairn.pythonvalues.JsonDumps.Layout;
import org.jspecify.annotations.Nullable;

/**
 * Writes plain values as JSON, on one line, for documentation and diagnostics: letters of all alphabets stay readable.
 */
public final class PlainJson {

    private PlainJson() {}

    /** A value as documentation shows it: a string without quotes, anything else as JSON. */
    public static String text(@Nullable Object value) {
        return value instanceof String string ? string : write(value);
    }

    /** A value as compact JSON; whatever JSON doesn't know is written as a string. */
    public static String write(@Nullable Object value) {
        return JsonDumps.readable(value, Layout.COMPACT);
    }

    /** Returns false if a number is in a value that was read as infinite, since a double does not reach so far. */
    public static boolean isFinite(Node value) {
        return !(value.number() instanceof Double real && !Double.isFinite(real))
                && value.items().stream().allMatch(PlainJson::isFinite)
                && value.members().values().stream().map(Node.Member::value).allMatch(PlainJson::isFinite);
    }
}
