package dev.cairn.manifest.rule;

import java.util.List;

/** Rules for authenticators. */
final class AuthenticatorRules {

    private static final List<String> ERROR_FIELDS =
            List.of("refresh_token_error_status_codes", "refresh_token_error_key", "refresh_token_error_values");

    private AuthenticatorRules() {}

    /** An API key goes to one place of the request. */
    static void apiKeyInjection(ManifestComponent authenticator, RuleReport report) {
        boolean injected = authenticator.has("inject_into");
        boolean named = authenticator.has("header");
        if (injected && named) {
            report.add(
                    authenticator.placeOf("header"),
                    "'header' and 'inject_into' of an ApiKeyAuthenticator exclude each other; remove 'header'");
        } else if (!injected && !named) {
            report.add(
                    authenticator.place(),
                    "an ApiKeyAuthenticator needs 'inject_into', which says where the key goes, e.g. {type: RequestOption,"
                            + " inject_into: header, field_name: X-Api-Key}");
        }
    }

    /** An {@code OAuthAuthenticator} has the credentials that its grant type needs. */
    static void oauthCredentials(ManifestComponent authenticator, RuleReport report) {
        if (authenticator.has("refresh_token_updater")) {
            return; // credentials may come from the configuration then
        }
        boolean asserts = authenticator.given("use_profile_assertion");
        for (String field : List.of("client_id", "client_secret")) {
            if (!asserts && !authenticator.has(field)) {
                missing(authenticator, field, "", report);
            }
        }
        if (asserts && !authenticator.has("profile_assertion")) {
            missing(authenticator, "profile_assertion", ", since use_profile_assertion is true", report);
        }
        String grant = authenticator.given("grant_type") ? authenticator.text("grant_type") : "refresh_token";
        if (!asserts && "refresh_token".equals(grant) && !authenticator.has("refresh_token")) {
            missing(
                    authenticator,
                    "refresh_token",
                    ", since its grant_type is refresh_token; for an API without users give grant_type:"
                            + " client_credentials",
                    report);
        }
    }

    private static void missing(ManifestComponent authenticator, String field, String reason, RuleReport report) {
        report.add(authenticator.place(), "an OAuthAuthenticator needs '" + field + "'" + reason);
    }

    /** The errors of refresh tokens are defined in one place. */
    static void oauthErrorsTwice(ManifestComponent authenticator, RuleReport report) {
        ManifestComponent updater =
                authenticator.component("refresh_token_updater").orElse(null);
        if (updater == null || ERROR_FIELDS.stream().noneMatch(authenticator::given)) {
            return;
        }
        ERROR_FIELDS.stream()
                .filter(updater::given)
                .findFirst()
                .ifPresent(field -> report.add(
                        updater.placeOf(field),
                        "'" + field
                                + "' stands in the refresh_token_updater, and the OAuthAuthenticator has such fields, too;"
                                + " keep those of the authenticator"));
    }
}
