package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** An API key goes to one place of the request. */
final class ApiKeyInjection extends ComponentRule {

    ApiKeyInjection() {
        super(
                "api-key-places",
                Severity.ERROR,
                "An `ApiKeyAuthenticator` says nowhere, or twice, where the key goes.",
                "Give `inject_into`, and remove the older `header`.",
                "ApiKeyAuthenticator");
    }

    @Override
    void check(ManifestComponent authenticator, Findings findings) {
        boolean injected = authenticator.has("inject_into");
        boolean named = authenticator.has("header");
        if (injected && named) {
            findings.add(
                    this,
                    authenticator.placeOf("header"),
                    "'header' and 'inject_into' of an ApiKeyAuthenticator exclude each other; remove 'header'");
        } else if (!injected && !named) {
            findings.add(
                    this,
                    authenticator.place(),
                    "an ApiKeyAuthenticator needs 'inject_into', which says where the key goes, e.g. {type: RequestOption,"
                            + " inject_into: header, field_name: X-Api-Key}");
        }
    }
}
