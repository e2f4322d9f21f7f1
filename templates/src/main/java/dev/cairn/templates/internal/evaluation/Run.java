package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.Evaluation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a program. Confined to a thread. */
final class Run {

    private final Evaluation evaluation;
    private final @Nullable Object[] given;
    private @Nullable Map<String, @Nullable Object> exported;
    private boolean autoescape;

    Run(Evaluation evaluation, @Nullable Object[] given) {
        this.evaluation = evaluation;
        this.given = given;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    /** The value of a variable that the template was given. */
    @Nullable
    Object given(int index) {
        return given[index];
    }

    /** What the template has set at its top level, which its blocks see. */
    Map<String, @Nullable Object> exported() {
        if (exported == null) {
            exported = new LinkedHashMap<>();
        }
        return exported;
    }

    boolean autoescape() {
        return autoescape;
    }

    void autoescape(boolean escape) {
        autoescape = escape;
    }
}
