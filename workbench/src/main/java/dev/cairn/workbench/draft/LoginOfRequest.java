package dev.cairn.workbench.draft;

import dev.cairn.core.secret.SecretNames;
import dev.cairn.core.secret.SuspectText.Span;
import dev.cairn.core.secret.SuspectValues;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credentials of a request: the first become the authenticator, further ones templates where they stood. Their
 * values go into the configuration. For one request.
 */
final class LoginOfRequest {

    /** Names of parameters and headers that have keys, beside those that say so ({@link SecretNames}). */
    private static final Set<String> KEYS = Set.of(
            "key",
            "apikey",
            "api-key",
            "api_key",
            "x-api-key",
            "appid",
            "app_id",
            "token",
            "access_token",
            "auth",
            "auth_token",
            "subscription-key",
            "ocp-apim-subscription-key",
            "x-auth-token",
            "private-token",
            "circle-token",
            "x-token",
            "api-token",
            "api_token",
            "hapikey",
            "apitoken",
            "app_key",
            "client_key");

    private static final String ORIGIN = "the header Authorization";

    private final DraftProperties properties;
    private final PastedSecrets secrets;
    private @Nullable ComponentDraft authenticator;

    LoginOfRequest(DraftProperties properties, PastedSecrets secrets) {
        this.properties = properties;
        this.secrets = secrets;
    }

    @Nullable
    ComponentDraft authenticator() {
        return authenticator;
    }

    /** Whether a header has become the authenticator. */
    boolean takesHeader(String name, String value) {
        if (authenticator != null || value.isEmpty() || secrets.isNone(name, value)) {
            return false;
        }
        if (name.equalsIgnoreCase("Authorization")) {
            authenticator = authorization(value);
            return true;
        }
        if (isKey(name)) {
            authenticator = key(
                    "header",
                    name,
                    properties.secret(name, value, "the header " + name).template());
            return true;
        }
        return false;
    }

    /** Whether a parameter has become the authenticator. One that only looks generated could be the token of a page. */
    boolean takesParameter(String name, String value) {
        if (authenticator != null || !isCredential(name) || !isWhole(inParameter(name, value), value)) {
            return false;
        }
        authenticator = key(
                "request_parameter",
                name,
                properties.secret(name, value, "the parameter " + name).template());
        return true;
    }

    /** The template for a header that is not the authenticator. */
    String header(String name, String value) {
        boolean named = isKey(name) && !value.isEmpty() && !secrets.isNone(name, value);
        return LiteralTemplate.of(
                value,
                named ? List.of(new Span(0, value.length(), name)) : secrets.inHeader(name, value),
                properties,
                "the header " + name);
    }

    /** The template for a parameter that is not the authenticator. */
    String parameter(String name, String value) {
        return LiteralTemplate.of(value, inParameter(name, value), properties, "the parameter " + name);
    }

    private List<Span> inParameter(String name, String value) {
        boolean named =
                KEYS.contains(name.toLowerCase(Locale.ROOT)) && !value.isEmpty() && !secrets.isNone(name, value);
        return named ? List.of(new Span(0, value.length(), name)) : secrets.inValue(name, value);
    }

    private static boolean isWhole(List<Span> spans, String value) {
        return spans.size() == 1 && spans.get(0).to() - spans.get(0).from() == value.length();
    }

    /** True if a parameter or member is a key by its name, whatever its value looks like. */
    static boolean isCredential(String name) {
        return KEYS.contains(name.toLowerCase(Locale.ROOT)) || SecretNames.isSecret(name) || SuspectValues.isKey(name);
    }

    private static boolean isKey(String name) {
        return KEYS.contains(name.toLowerCase(Locale.ROOT))
                || ((SecretNames.isSecretHeader(name) || SuspectValues.isKey(name))
                        && !name.equalsIgnoreCase("Cookie"));
    }

    private ComponentDraft authorization(String value) {
        String[] parts = value.split(" +", 2);
        String scheme = parts.length == 2 ? parts[0].toLowerCase(Locale.ROOT) : "";
        if (scheme.equals("bearer") && parts[0].equals("Bearer")) {
            ConfigProperty token = properties.secret("access_token", parts[1], ORIGIN);
            return ComponentDraft.of("BearerAuthenticator").with("api_token", token.template());
        }
        if (scheme.equals("basic")) {
            ComponentDraft basic = basic(parts[1]);
            if (basic != null) {
                return basic;
            }
        }
        // One word after another is a scheme; a list of pairs is more than one secret, which nobody can take apart.
        boolean hasScheme = parts.length == 2 && parts[0].matches("[A-Za-z][\\w-]*") && !parts[1].contains(" ");
        ConfigProperty key = properties.secret("api_key", hasScheme ? parts[1] : value, ORIGIN);
        return key("header", "Authorization", (hasScheme ? parts[0] + " " : "") + key.template());
    }

    /** Null where it is no pair. */
    private @Nullable ComponentDraft basic(String encoded) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int colon = pair.indexOf(':');
        if (colon < 0) {
            return null;
        }
        String user = pair.substring(0, colon);
        String password = pair.substring(colon + 1);
        if (password.isEmpty()) { // then the user is the key
            ConfigProperty key = properties.secret("api_key", user, ORIGIN);
            return ComponentDraft.of("BasicHttpAuthenticator").with("username", key.template());
        }
        ConfigProperty name = secrets.inValue("username", user).isEmpty()
                ? properties.add("username", false, user, "")
                : properties.secret("username", user, ORIGIN);
        ConfigProperty secret = properties.secret("password", password, ORIGIN);
        return ComponentDraft.of("BasicHttpAuthenticator")
                .with("username", name.template())
                .with("password", secret.template());
    }

    private static ComponentDraft key(String place, String field, String template) {
        return ComponentDraft.of("ApiKeyAuthenticator")
                .with("api_token", template)
                .with("inject_into", ComponentDraft.option(place, LiteralTemplate.of(field)));
    }
}
