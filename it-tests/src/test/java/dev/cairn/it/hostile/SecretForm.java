package dev.cairn.it.hostile;

import dev.cairn.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** How a secret may be written where it comes back. */
enum SecretForm {
    PLAIN(text -> text),
    FORM_ENCODED(text -> URLEncoder.encode(text, StandardCharsets.UTF_8)),
    PATH_ENCODED(text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")),
    ENCODED_IN_PART(text -> text.replace("/", "%2f").replace("\"", "%22")),
    ENCODED_WHOLLY(SecretForm::percent),
    ENCODED_TWICE(text -> URLEncoder.encode(URLEncoder.encode(text, StandardCharsets.UTF_8), StandardCharsets.UTF_8)),
    JSON(SecretForm::json),
    JSON_WITH_SLASHES(text -> json(text).replace("/", "\\/")),
    JSON_IN_JSON(text -> json(json(text))),
    UNICODE_ESCAPES(SecretForm::unicode),
    HTML(text -> text.replace("&", "&amp;").replace("\"", "&quot;").replace("/", "&#x2F;")),
    PYTHON(text -> text.replace("\\", "\\\\").replace("'", "\\'").replace("ä", "\\xe4")),
    BASE64(text -> Base64.getEncoder().encodeToString(("user:" + text).getBytes(StandardCharsets.UTF_8))),
    SMALL_LETTERS(text -> text.toLowerCase(Locale.ROOT));

    @SuppressWarnings("ImmutableEnumChecker") // none of them keeps anything
    private final UnaryOperator<String> write;

    SecretForm(UnaryOperator<String> write) {
        this.write = write;
    }

    String of(String text) {
        return write.apply(text);
    }

    private static String json(String text) {
        String quoted = Json.write(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String percent(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.append(String.format("%%%02x", b));
        }
        return out.toString();
    }

    private static String unicode(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(String.format("\\u%04X", c)));
        return out.toString();
    }
}
