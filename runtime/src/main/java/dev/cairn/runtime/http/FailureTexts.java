package dev.cairn.runtime.http;

import dev.cairn.runtime.http.error.Attempt;
import dev.cairn.runtime.http.error.BrokenConnection;
import dev.cairn.runtime.http.error.ErrorMessages;
import dev.cairn.runtime.secret.SecretMask;
import java.io.IOException;

/** Messages about requests that failed, with every known secret masked. Thread-safe. */
final class FailureTexts {

    private static final int QUOTED_CHARACTERS = 2000;

    private final SecretMask secrets;

    FailureTexts(SecretMask secrets) {
        this.secrets = secrets;
    }

    String masked(String text) {
        return secrets.mask(text);
    }

    String url(Request request) {
        return secrets.mask(request.url());
    }

    /** For the developer: what was sent and what came back. */
    String failed(Request request, Attempt attempt) throws IOException {
        String subject = "'" + request.method() + "' request to '" + request.url() + "' failed with ";
        if (attempt instanceof Attempt.Broken broken) {
            return secrets.mask(subject + "exception: '" + BrokenConnection.describe(broken.cause()) + "'");
        }
        Response response = ((Attempt.Answered) attempt).response();
        return secrets.mask(subject
                + "status code '" + response.status()
                + "' and error message: '" + ErrorMessages.find(response).orElse("None")
                + "'. Request (body): '" + (request.body() == null ? "None" : shortened(request.bodyText()))
                + "'. Response (body): '" + shortened(response.text())
                + "'. Response (headers): '" + response.headers().asMap() + "'.");
    }

    /** What is ignored, for the log. */
    String ignored(Request request, Attempt attempt) {
        String subject = "Ignoring response for '" + request.method() + "' request to '" + request.url() + "' with ";
        return secrets.mask(
                attempt instanceof Attempt.Answered answered
                        ? subject + "response code '" + answered.response().status() + "'"
                        : subject + "error '" + BrokenConnection.describe(((Attempt.Broken) attempt).cause()) + "'");
    }

    private static String shortened(String text) {
        return text.length() <= QUOTED_CHARACTERS ? text : text.substring(0, QUOTED_CHARACTERS) + "…";
    }
}
