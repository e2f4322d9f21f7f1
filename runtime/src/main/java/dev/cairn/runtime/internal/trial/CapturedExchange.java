package dev.cairn.runtime.internal.trial;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.json.scan.Utf8Text;
import dev.cairn.runtime.trial.AuxiliaryRequest;
import dev.cairn.runtime.trial.Exchange;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request and its answer, whose body may still be read. Confined to one thread. */
final class CapturedExchange {

    private static final String PARENT_TITLE = "Parent stream: ";
    private static final String PARENT_TYPE = "PARENT_STREAM";
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([^\\s;\"']+)", Pattern.CASE_INSENSITIVE);

    private final Request request;
    private final RawResponse response;
    private final KeptBody body;
    private final boolean ofParent;
    private RequestPurpose purpose;
    private @Nullable Exchange shown;

    CapturedExchange(CapturingTransport.Captured captured, RequestPurpose purpose, boolean ofParent) {
        this.request = captured.request();
        this.response = captured.response();
        this.body = captured.body();
        this.purpose = purpose;
        this.ofParent = ofParent;
    }

    /** It is for something else than was thought. */
    void isFor(RequestPurpose other) {
        purpose = other;
    }

    RequestPurpose.Kind kind() {
        return purpose.kind();
    }

    boolean isOfParent() {
        return ofParent;
    }

    boolean isPageOf(String stream) {
        return !ofParent && stream.equals(purpose.pageOf());
    }

    KeptBody body() {
        return body;
    }

    /** As it is shown. Made once, when its body has been read and the secrets in it are known. */
    Exchange shown(SecretMask secrets) {
        Exchange known = shown;
        if (known == null) {
            known = new Exchange(sent(secrets), received(secrets));
            body.forget();
            shown = known;
        }
        return known;
    }

    AuxiliaryRequest auxiliary(SecretMask secrets) {
        return new AuxiliaryRequest(
                (ofParent ? PARENT_TITLE : "") + purpose.title(),
                ofParent ? PARENT_TYPE : purpose.type(),
                purpose.description(),
                shown(secrets));
    }

    private Exchange.Sent sent(SecretMask secrets) {
        byte[] sent = request.body();
        return new Exchange.Sent(
                request.method(),
                secrets.mask(request.url()),
                masked(request.headers(), secrets),
                sent == null ? null : secrets.mask(new String(sent, StandardCharsets.UTF_8)));
    }

    private Exchange.Received received(SecretMask secrets) {
        String text = text(body, response.headers());
        return new Exchange.Received(
                response.status(),
                masked(response.headers(), secrets),
                secrets.mask(body.isCut() ? text + "…" : text),
                body.length(),
                body.isCut(),
                body.took());
    }

    private static Map<String, String> masked(Headers headers, SecretMask secrets) {
        Map<String, String> shown = new LinkedHashMap<>();
        headers.all().forEach((name, values) -> shown.put(name, secrets.mask(String.join(", ", values))));
        return shown;
    }

    /** As Python's requests has it, which guesses the charset where the answer says nothing. */
    private static String text(KeptBody body, Headers headers) {
        byte[] bytes = body.bytes();
        String type = headers.value("Content-Type").orElse("");
        Matcher named = CHARSET.matcher(type);
        try {
            if (named.find()) {
                return new String(bytes, Charset.forName(named.group(1)));
            }
        } catch (IllegalArgumentException e) {
            return guessed(body);
        }
        return type.toLowerCase(Locale.ROOT).startsWith("text/")
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : guessed(body);
    }

    private static String guessed(KeptBody body) {
        byte[] bytes = body.bytes();
        return Utf8Text.of(bytes)
                .map(text -> text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .orElseGet(() -> new String(
                        bytes, body.isCut() || isBinary(bytes) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    /** Whether there are bytes that no text has. */
    private static boolean isBinary(byte[] bytes) {
        for (byte each : bytes) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                return true;
            }
        }
        return false;
    }
}
