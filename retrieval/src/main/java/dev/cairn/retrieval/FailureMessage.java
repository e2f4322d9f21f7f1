package dev.cairn.retrieval;

import org.jspecify.annotations.Nullable;

/** Joins the message about a failure and the advice that the manifest has for it. */
final class FailureMessage {

    private FailureMessage() {}

    static String after(String message, @Nullable String advice) {
        String text = advice == null ? "" : advice.strip();
        return text.isEmpty() ? message : message + " " + text;
    }
}
