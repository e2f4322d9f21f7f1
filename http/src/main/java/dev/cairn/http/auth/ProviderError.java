package dev.cairn.http.auth;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.response.Response;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies an error response of a token endpoint by its {@code error} and by the code at the start of its {@code
 * error_description}. Both are stable; the rest of the description may contain times and identifiers.
 *
 * <p>Source of the rules: {@code AbstractOauth2Authenticator} of the Python CDK; RFC 6749, section 5.2.
 */
final class ProviderError {

    /** For example {@code AADSTS50173} of Microsoft Entra. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{3,}\\d{4,}\\b");

    private static final int CHARACTERS = 64;

    private ProviderError() {}

    /** Empty where the answer says nothing of the kind. */
    static String of(Response response, SecretMask secrets) throws IOException {
        List<String> parts = new ArrayList<>();
        if (response.jsonOrEmpty() instanceof Map<?, ?> body) {
            if (body.get("error") instanceof String error && !error.isBlank()) {
                parts.add(error.strip().replaceAll("\\s+", " "));
            }
            if (body.get("error_description") instanceof String description) {
                Matcher code = CODE.matcher(description.strip());
                if (code.lookingAt()) {
                    parts.add(code.group());
                }
            }
        }
        String text = secrets.mask(String.join(": ", parts));
        return Phrases.shortened(text, CHARACTERS);
    }
}
