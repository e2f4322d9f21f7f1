package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of a template that is missing or cannot be compiled. Fails when it is rendered, as in the reference.
 *
 * @param mistake says what is wrong, and where
 */
public record InvalidTemplate(String source, InvalidDocumentException mistake) implements Template {

    @Override
    public boolean isConstant() {
        return false;
    }

    @Override
    public Set<String> variables() {
        return Set.of();
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        throw ManifestErrors.failure(mistake);
    }

    @Override
    public @Nullable String evaluateToString(Scope scope) {
        throw ManifestErrors.failure(mistake);
    }

    @Override
    public boolean evaluateToBoolean(Scope scope) {
        throw ManifestErrors.failure(mistake);
    }
}
