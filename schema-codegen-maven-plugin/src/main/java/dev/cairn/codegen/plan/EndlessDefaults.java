package dev.cairn.codegen.plan;

import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds defaults that would have to be filled in within themselves: a schema whose {@code items} are {@code {}} by default, say. */
public final class EndlessDefaults {

    private final Set<Component> filled = new LinkedHashSet<>();

    private EndlessDefaults() {}

    /** Says of each record that would be filled without an end which default is to blame. */
    public static void report(TypeModel model, Diagnostics diagnostics) {
        Set<RecordType> records = new LinkedHashSet<>();
        model.declarations().forEach(declaration -> records.addAll(declaration.records()));
        Set<Component> reported = new LinkedHashSet<>();
        for (RecordType record : records) {
            Component endless = new EndlessDefaults().in(record, null);
            if (endless != null && reported.add(endless)) {
                diagnostics.error(
                        endless.place(),
                        "the default of '" + endless.wireName()
                                + "' is an object that has this default itself, so fillDefaults would never come to an end:"
                                + " leave the option out, or the default");
            }
        }
    }

    /** @param object what is there of the record's properties; null if none is */
    private @Nullable Component in(RecordType record, @Nullable Node object) {
        for (Component component : record.components()) {
            Node own = object == null ? null : object.get(component.wireName());
            Node value = own == null && !component.nullable() ? component.defaultValue() : own;
            if (value == null || !value.isObject() || component.type().records().size() != 1) {
                continue;
            }
            if (own == null && !filled.add(component)) {
                return component;
            }
            Component endless = in(component.type().records().get(0), value);
            if (endless != null) {
                return endless;
            }
            if (own == null) {
                filled.remove(component);
            }
        }
        return null;
    }
}
