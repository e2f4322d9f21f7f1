package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Builtin;
import dev.cairn.templates.internal.call.FunctionTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jinja's filters, and the reference's own, which win where both have a name. Thread-safe. */
public final class Filters {

    private static final FunctionTable TABLE = new FunctionTable();

    static {
        TextFilters.addTo(TABLE);
        HtmlFilters.addTo(TABLE);
        SequenceFilters.addTo(TABLE);
        SelectionFilters.addTo(TABLE);
        ValueFilters.addTo(TABLE);
        ReferenceFilters.addTo(TABLE);
    }

    private Filters() {}

    /** The filter of a name; null for none. */
    public static List<String> names() {
        return TABLE.names();
    }

    public static @Nullable Builtin get(String name) {
        return TABLE.get(name);
    }
}
