package dev.cairn.records;

import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A path whose segments are templates over the configuration. Thread-safe. */
public final class TemplatedPath implements Supplier<FieldPath> {

    private final List<Template> segments;
    private final Scope scope;
    private final @Nullable FieldPath constant;

    /** @param scope what the segments see */
    public TemplatedPath(List<Template> segments, Scope scope) {
        this.segments = List.copyOf(segments);
        this.scope = scope;
        this.constant = segments.stream().allMatch(Template::isConstant) ? evaluate() : null;
    }

    /** The path with its segments evaluated now. */
    @Override
    public FieldPath get() {
        return constant == null ? evaluate() : constant;
    }

    private FieldPath evaluate() {
        List<@Nullable Object> values = new ArrayList<>();
        segments.forEach(segment -> values.add(segment.evaluate(scope)));
        return FieldPath.ofValues(values);
    }
}
