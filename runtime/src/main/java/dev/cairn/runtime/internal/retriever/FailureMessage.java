package dev.cairn.runtime.internal.retriever;

import org.jspecify.annotations.Nullable;

/** What the connector's author has to say to the user about a failure. */
final class FailureMessage {

    private FailureMessage() {}

    static String after(String message, @Nullable String advice) {
        String text = advice == null ? "" : advice.strip();
        return text.isEmpty() ? message : message + " " + text;
    }
}
