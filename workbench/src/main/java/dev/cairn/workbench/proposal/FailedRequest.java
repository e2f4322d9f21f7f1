package dev.cairn.workbench.proposal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells people why the first response is of no use. */
final class FailedRequest {

    private FailedRequest() {}

    /**
     * Returns one or two sentences.
     *
     * @param page the response; null if there was none
     * @param failure the failure of the read
     */
    static String of(@Nullable ProbedPage page, @Nullable String failure) {
        if (page == null || page.status() == 0) {
            return "The API did not respond: " + failure;
        }
        if (page.status() >= 400) {
            return "The API refused the request: " + failure;
        }
        String type = page.headers().getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
        String start = page.text().stripLeading().toLowerCase(Locale.ROOT);
        if (type.contains("html") || start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "The response is an HTML page (status " + page.status()
                    + "), not data. Look for the address of the API itself, and check whether it needs a login.";
        }
        String kind = type.isEmpty() ? "without a content type" : "of type " + type;
        return "The response (status " + page.status() + ", " + kind + ") cannot be read as records: " + failure;
    }
}
