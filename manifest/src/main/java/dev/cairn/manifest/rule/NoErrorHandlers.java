package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A {@code CompositeErrorHandler} has at least one handler. */
final class NoErrorHandlers extends ComponentRule {

    NoErrorHandlers() {
        super(
                "no-error-handlers",
                Severity.ERROR,
                "A `CompositeErrorHandler` has no error handlers.",
                "Give at least one, or remove it.",
                "CompositeErrorHandler");
    }

    @Override
    void check(ManifestComponent handler, Findings findings) {
        if (!handler.given("error_handlers")) {
            findings.add(
                    this,
                    handler.placeOf("error_handlers"),
                    "'error_handlers' is empty; a CompositeErrorHandler needs at least one");
        }
    }
}
