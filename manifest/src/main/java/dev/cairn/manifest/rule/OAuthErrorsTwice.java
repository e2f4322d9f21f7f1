package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/** The errors of refresh tokens are defined in one place. */
final class OAuthErrorsTwice extends ComponentRule {

    private static final List<String> FIELDS =
            List.of("refresh_token_error_status_codes", "refresh_token_error_key", "refresh_token_error_values");

    OAuthErrorsTwice() {
        super(
                "oauth-errors-twice",
                Severity.ERROR,
                "An `OAuthAuthenticator` and its `refresh_token_updater` both say how errors of refresh tokens look.",
                "Keep the `refresh_token_error_…` fields of the authenticator.",
                "OAuthAuthenticator");
    }

    @Override
    void check(ManifestComponent authenticator, Findings findings) {
        ManifestComponent updater =
                authenticator.component("refresh_token_updater").orElse(null);
        if (updater == null || FIELDS.stream().noneMatch(authenticator::given)) {
            return;
        }
        FIELDS.stream()
                .filter(updater::given)
                .findFirst()
                .ifPresent(field -> findings.add(
                        this,
                        updater.placeOf(field),
                        "'" + field
                                + "' stands in the refresh_token_updater, and the OAuthAuthenticator has such fields, too;"
                                + " keep those of the authenticator"));
    }
}
