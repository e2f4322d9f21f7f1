package dev.cairn.http.request;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.http.wire.FormEncoding;
import dev.cairn.http.wire.MalformedUrlException;
import dev.cairn.http.wire.RequestUrl;
import dev.cairn.pythonvalues.JsonDumps;
import dev.cairn.pythonvalues.PythonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request of its URL and options, the same that Python's requests would send.
 *
 * <p>Source of the rules: {@code HttpClient._create_prepared_request} of the Python CDK and {@code PreparedRequest} of
 * requests.
 */
public final class RequestAssembler {

    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE =
            Pattern.compile("[^\\s\\x00-\\x1f\\x7f-\\x9f\\u0100-\\uffff][^\\r\\n\\x00\\x7f-\\x9f\\u0100-\\uffff]*|");

    private RequestAssembler() {}

    /**
     * The request, without credentials but for those among the options.
     *
     * @throws SyncException if the options cannot be sent; its messages hold no values
     */
    public static Request assemble(HttpMethod method, String url, RequestOptions options) {
        options.parameters().forEach((name, value) -> {
            if (value instanceof Map) {
                throw new SystemException(
                        "Invalid value for the request parameter '" + name + "': it must not be an object");
            }
        });
        Body body = body(options);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "*/*");
        if (body.contentType != null) {
            headers.put("Content-Type", body.contentType);
        }
        Headers own = headers(options.headers());
        return new Request(
                method.name(),
                url(url, options.parameters()),
                Headers.of(headers).with(own.asMap()),
                body.bytes);
    }

    /**
     * Header values as Python's {@code str} has them.
     *
     * @throws SystemException if one of them cannot be sent
     */
    public static Headers headers(Map<String, @Nullable Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            String text = PythonText.str(value);
            if (!HEADER_NAME.matcher(name).matches()
                    || !HEADER_VALUE.matcher(text).matches()) {
                throw new SystemException("The request header '" + name
                        + "' cannot be sent: its name or value is empty at the start, or holds line breaks or characters"
                        + " outside of Latin-1");
            }
            texts.put(name, text);
        });
        return Headers.of(texts);
    }

    private static String url(String url, Map<String, @Nullable Object> parameters) {
        String stripped = url.stripLeading();
        if (stripped.contains(":") && !stripped.toLowerCase(Locale.ROOT).startsWith("http")) {
            throw new ConfigException(
                    "Invalid Protocol Schema: The endpoint that data is being requested from must be an http or https"
                            + " URL.");
        }
        try {
            return RequestUrl.build(stripped, parameters);
        } catch (MalformedUrlException e) {
            int query = stripped.indexOf('?');
            throw new SystemException(
                    "Invalid URL '" + (query < 0 ? stripped : stripped.substring(0, query)) + "': " + e.getMessage());
        }
    }

    private static Body body(RequestOptions options) {
        if (!options.json().isEmpty() && !options.data().isEmpty()) {
            throw new SystemException("A request can have either a JSON body or body data, but not both");
        }
        if (!options.json().isEmpty()) {
            return json(options.json());
        }
        if (options.data() instanceof BodyData.Text text) {
            return new Body(text.text().getBytes(StandardCharsets.UTF_8), null);
        }
        Map<String, @Nullable Object> fields = ((BodyData.Form) options.data()).fields();
        return fields.isEmpty()
                ? new Body(null, null)
                : new Body(
                        FormEncoding.encode(fields).getBytes(StandardCharsets.UTF_8),
                        "application/x-www-form-urlencoded");
    }

    private static Body json(Map<String, @Nullable Object> members) {
        try {
            return new Body(JsonDumps.write(members).getBytes(StandardCharsets.UTF_8), "application/json");
        } catch (IllegalArgumentException e) {
            throw new SystemException("The JSON body of a request cannot be written: " + e.getMessage());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // goes into the request and is not compared
    private record Body(byte @Nullable [] bytes, @Nullable String contentType) {}
}
