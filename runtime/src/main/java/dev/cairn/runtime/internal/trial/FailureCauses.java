package dev.cairn.runtime.internal.trial;

import dev.cairn.records.MalformedBodyException;
import dev.cairn.runtime.trial.FailureCause;
import dev.cairn.runtime.trial.NotRecordedException;
import dev.cairn.templates.TemplateException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells from what was thrown what a slice has failed of. */
final class FailureCauses {

    private FailureCauses() {}

    static FailureCause of(@Nullable Throwable failure) {
        for (Throwable current = failure; current != null; current = current.getCause()) {
            if (current instanceof TemplateException) {
                return FailureCause.TEMPLATE;
            }
            if (current instanceof MalformedBodyException) {
                return FailureCause.BODY;
            }
            if (current instanceof NotRecordedException) {
                return FailureCause.RECORDING;
            }
            if (current instanceof IOException) {
                return FailureCause.CONNECTION;
            }
        }
        return FailureCause.OTHER;
    }
}
