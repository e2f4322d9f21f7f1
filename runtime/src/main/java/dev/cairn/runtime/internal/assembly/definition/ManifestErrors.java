package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.templates.TemplateException;
import java.util.Optional;

/**
 * Converts errors of a manifest between their two forms: {@link InvalidDocumentException}s while components are built,
 * so that all errors can be reported together; and failures of a stream once a sync is running.
 */
public final class ManifestErrors {

    private ManifestErrors() {}

    /** What a stream fails with that reaches a mistake. */
    public static ConfigException failure(InvalidDocumentException mistake) {
        String message = String.valueOf(mistake.getMessage());
        return new ConfigException(message, message, mistake);
    }

    /** The mistake that a failure is about; empty if it has another cause. */
    static Optional<InvalidDocumentException> in(SyncException failure) {
        return failure.getCause() instanceof InvalidDocumentException mistake ? Optional.of(mistake) : Optional.empty();
    }

    /** The mistake that was reached while something was built; a failure that has another cause is thrown on. */
    static InvalidDocumentException reached(SyncException failure) {
        return in(failure).orElseThrow(() -> failure);
    }

    /**
     * Builds something.
     *
     * @param mistakes takes what keeps it from being built
     * @param definition where it stands
     * @return empty if there was such a mistake
     * @throws SyncException if it cannot be built for another reason
     */
    public static <T, E extends Exception> Optional<T> collecting(
            Diagnostics mistakes, ComponentDefinition definition, Building<T, E> building) throws E {
        try {
            return Optional.of(building.build());
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(mistakes::add);
        } catch (SyncException e) {
            reached(e).diagnostics().forEach(mistakes::add);
        } catch (TemplateException e) {
            mistakes.error(definition.place(), "a template cannot be evaluated: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Something that is being built. */
    @FunctionalInterface
    public interface Building<T, E extends Exception> {
        T build() throws E;
    }
}
