package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A requester has {@code url} or {@code url_base}, not both: {@code url_base} takes precedence. */
final class UrlTwice extends ComponentRule {

    UrlTwice() {
        super(
                "url-twice",
                Severity.WARNING,
                "An `HttpRequester` has `url` and the older `url_base`, which wins.",
                "Keep `url`, and put the whole address there.",
                "HttpRequester");
    }

    @Override
    void check(ManifestComponent requester, Findings findings) {
        if (requester.given("url") && requester.given("url_base")) {
            findings.add(
                    this,
                    requester.placeOf("url"),
                    "'url' has no effect beside the older 'url_base', which wins; put the whole address into 'url' and remove"
                            + " 'url_base' and 'path'");
        }
    }
}
