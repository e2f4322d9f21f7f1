package dev.cairn.records;

import dev.cairn.templates.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scope with one variable more than another scope. Immutable. */
public final class RecordScope implements Scope {

    private final Scope base;
    private final String name;
    private final @Nullable Object value;

    private RecordScope(Scope base, String name, @Nullable Object value) {
        this.base = base;
        this.name = name;
        this.value = value;
    }

    /** A scope in which templates see a record as {@code record}. */
    public static RecordScope of(Scope base, Map<String, @Nullable Object> record) {
        return new RecordScope(base, "record", record);
    }

    /** This scope and a further variable, which hides any of the same name. */
    public static RecordScope with(Scope base, String name, @Nullable Object value) {
        return new RecordScope(base, name, value);
    }

    @Override
    public @Nullable Object lookUp(String variable) {
        return variable.equals(name) ? value : base.lookUp(variable);
    }
}
