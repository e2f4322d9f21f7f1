package dev.cairn.http.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.http.error.Attempt;
import dev.cairn.http.error.ConnectionFailures;
import dev.cairn.http.error.MessageInBody;
import dev.cairn.http.request.RequestedPage;
import dev.cairn.http.response.Response;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes messages about failed requests, with every known secret masked. Thread-safe. */
record FailureTexts(SecretMask secrets) {

    private static final int QUOTED_CHARACTERS = 2000;

    String masked(String text) {
        return secrets.mask(text);
    }

    String url(Request request) {
        return secrets.mask(withoutUser(request.url()));
    }

    /** What was asked for, and the first bytes of what came of it: sentences for the end of a message. */
    String asked(Request request, Attempt attempt, @Nullable RequestedPage place) {
        String asked =
                "Asked for: " + (place == null ? "" : place + ", ") + request.method() + " " + url(request) + ".";
        return secrets.mask(asked + startOf(attempt));
    }

    private static String startOf(Attempt attempt) {
        String packed = attempt instanceof Attempt.Answered answered
                ? packed(answered.response().headers())
                : "";
        String start = attempt instanceof Attempt.Broken broken
                ? broken.bodyStart()
                : ((Attempt.Answered) attempt).response().start();
        return (packed.isEmpty() ? "" : " The answer is" + packed.substring(1) + ".")
                + (start.isEmpty() ? "" : " The body starts with: " + start);
    }

    /** Where a response that cannot be read came from, and how it starts: sentences for the end of a message. */
    String received(Response response, RequestedPage place) {
        String type =
                response.headers().value("Content-Type").map(t -> ", " + t).orElse("");
        String start = response.start();
        return secrets.mask("Asked for: " + place + ", " + withoutUser(response.url()) + " (status " + response.status()
                + type + packed(response.headers()) + ")."
                + (start.isEmpty() ? " The body is empty." : " The body starts with: " + start));
    }

    /** What the body is still packed with. */
    private static String packed(Headers headers) {
        List<String> encodings = DecodingTransport.unknown(headers);
        return encodings.isEmpty()
                ? ""
                : ", packed with " + String.join(" and ", encodings) + ", which Cairn neither asks for nor unpacks";
    }

    /** A URL may hold a password before the host. */
    private static String withoutUser(String url) {
        return url.replaceFirst("^([a-zA-Z]+://)[^/?#@]*@", "$1****@");
    }

    /** For the developer: what was sent and what came back. */
    String failed(Request request, Attempt attempt) throws IOException {
        String subject = "'" + request.method() + "' request to '" + request.url() + "' failed with ";
        if (attempt instanceof Attempt.Broken broken) {
            return secrets.mask(subject + "exception: '" + ConnectionFailures.describe(broken.cause()) + "'");
        }
        Response response = ((Attempt.Answered) attempt).response();
        return secrets.mask(subject
                + "status code '" + response.status()
                + "' and error message: '"
                + Phrases.shortened(MessageInBody.find(response).orElse("None"), QUOTED_CHARACTERS)
                + "'. Request (body): '"
                + (request.body() == null
                        ? "None"
                        : Phrases.shortened(new String(request.body(), UTF_8), QUOTED_CHARACTERS))
                + "'. Response (body): '" + Phrases.shortened(response.text(), QUOTED_CHARACTERS)
                + "'. Response (headers): '" + response.headers().asMap() + "'.");
    }

    /** What is ignored, for the log. */
    String ignored(Request request, Attempt attempt) {
        String subject = "Ignoring response for '" + request.method() + "' request to '" + request.url() + "' with ";
        return secrets.mask(
                attempt instanceof Attempt.Answered answered
                        ? subject + "response code '" + answered.response().status() + "'"
                        : subject + "error '" + ConnectionFailures.describe(((Attempt.Broken) attempt).cause()) + "'");
    }
}
