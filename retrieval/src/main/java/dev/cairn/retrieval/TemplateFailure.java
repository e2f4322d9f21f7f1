package dev.cairn.retrieval;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.templates.TemplateException;

/** Makes the failure of a stream of a template that cannot be evaluated. */
public final class TemplateFailure {

    private TemplateFailure() {}

    /** The failure of a sync: of its configuration where the template uses what is no longer supported. */
    public static SyncException of(TemplateException failure, String message) {
        return failure.isUnsupported()
                ? new ConfigException(message, message, failure)
                : new SystemException(message, message, failure);
    }

    /** Whether a failure is one of a template, which fails again with the next attempt. */
    public static boolean causes(SyncException failure) {
        return failure.getCause() instanceof TemplateException;
    }
}
