package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/** An {@code OAuthAuthenticator} has the credentials that its grant type needs. */
final class OAuthCredentials extends ComponentRule {

    OAuthCredentials() {
        super(
                "oauth-credentials",
                Severity.ERROR,
                "An `OAuthAuthenticator` lacks what its way to a token needs.",
                "Give `client_id`, `client_secret` and, for the grant type `refresh_token` (the default),"
                        + " `refresh_token`; or `profile_assertion` where `use_profile_assertion` is true.",
                "OAuthAuthenticator");
    }

    @Override
    void check(ManifestComponent authenticator, Findings findings) {
        if (authenticator.has("refresh_token_updater")) {
            return; // credentials may come from the configuration then
        }
        boolean asserts = authenticator.given("use_profile_assertion");
        for (String field : List.of("client_id", "client_secret")) {
            if (!asserts && !authenticator.has(field)) {
                missing(authenticator, field, "", findings);
            }
        }
        if (asserts && !authenticator.has("profile_assertion")) {
            missing(authenticator, "profile_assertion", ", since use_profile_assertion is true", findings);
        }
        String grant = authenticator.given("grant_type") ? authenticator.text("grant_type") : "refresh_token";
        if (!asserts && "refresh_token".equals(grant) && !authenticator.has("refresh_token")) {
            missing(
                    authenticator,
                    "refresh_token",
                    ", since its grant_type is refresh_token; for an API without users give grant_type:"
                            + " client_credentials",
                    findings);
        }
    }

    private void missing(ManifestComponent authenticator, String field, String reason, Findings findings) {
        findings.add(this, authenticator.place(), "an OAuthAuthenticator needs '" + field + "'" + reason);
    }
}
