package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PythonCallable;
import dev.cairn.templates.value.Missing;
import org.jspecify.annotations.Nullable;

/** Jinja's joiner: empty when first called, its separator from then on. Confined to one evaluation. */
final class Joiner implements PythonCallable {

    private final @Nullable Object separator;
    private boolean used;

    Joiner(@Nullable Object separator) {
        this.separator = separator;
    }

    @Override
    public @Nullable Object call(Evaluation evaluation, Args args) {
        boolean first = !used;
        used = true;
        return first ? "" : separator;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "sep" -> separator;
            case "used" -> used;
            default -> Missing.VALUE;
        };
    }

    @Override
    public String typeName() {
        return "Joiner";
    }
}
