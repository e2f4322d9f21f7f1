package dev.cairn.workbench.draft;

import dev.cairn.secret.SecretNames;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    private final DraftProperties properties;
    private @Nullable ComponentDraft authenticator;

    LoginOfRequest(DraftProperties properties) {
        this.properties = properties;
    }

    @Nullable
    ComponentDraft authenticator() {
        return authenticator;
    }

    /** Whether a header has become the authenticator. */
    boolean takesHeader(String name, String value) {
        if (authenticator != null) {
            return false;
        }
        if (name.equalsIgnoreCase("Authorization")) {
            authenticator = authorization(value);
            return true;
        }
        if (isKey(name)) {
            authenticator =
                    key("header", name, properties.add(name, true, value, "").template());
            return true;
        }
        return false;
    }

    /** Whether a parameter has become the authenticator. */
    boolean takesParameter(String name, String value) {
        if (authenticator != null || !isSecret(name, value)) {
            return false;
        }
        authenticator = key(
                "request_parameter", name, properties.add(name, true, value, "").template());
        return true;
    }

    /** The template for a header that is secret, too; null where it is not. */
    @Nullable
    String secretHeader(String name, String value) {
        boolean secret = isKey(name) || SecretNames.isSecretHeader(name);
        return secret && !value.isEmpty()
                ? properties.add(name, true, value, "").template()
                : null;
    }

    /** The template for a parameter that is secret, too; null where it is not. */
    @Nullable
    String secretParameter(String name, String value) {
        return isSecret(name, value) ? properties.add(name, true, value, "").template() : null;
    }

    private static boolean isKey(String name) {
        return KEYS.contains(name.toLowerCase(Locale.ROOT))
                || (SecretNames.isSecretHeader(name) && !name.equalsIgnoreCase("Cookie"));
    }

    private static boolean isSecret(String name, String value) {
        return !value.isEmpty()
                && (KEYS.contains(name.toLowerCase(Locale.ROOT))
                        || SecretNames.isSecret(name)
                        || SecretNames.isSecretInRequests(name, value));
    }

    private ComponentDraft authorization(String value) {
        String[] parts = value.split(" +", 2);
        String scheme = parts.length == 2 ? parts[0].toLowerCase(Locale.ROOT) : "";
        if (scheme.equals("bearer") && parts[0].equals("Bearer")) {
            ConfigProperty token = properties.add("access_token", true, parts[1], "");
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
        ConfigProperty key = properties.add("api_key", true, hasScheme ? parts[1] : value, "");
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
            ConfigProperty key = properties.add("api_key", true, user, "");
            return ComponentDraft.of("BasicHttpAuthenticator").with("username", key.template());
        }
        ConfigProperty name = properties.add("username", false, user, "");
        ConfigProperty secret = properties.add("password", true, password, "");
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
