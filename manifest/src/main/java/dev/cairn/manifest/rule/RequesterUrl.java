package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A requester has a URL. */
final class RequesterUrl extends ComponentRule {

    RequesterUrl() {
        super(
                "requester-url",
                Severity.ERROR,
                "An `HttpRequester` has neither `url` nor the older `url_base`.",
                "Give `url`.",
                "HttpRequester");
    }

    /** Found by the reference when it sends the first request. */
    @Override
    boolean isObstacle() {
        return false;
    }

    @Override
    void check(ManifestComponent requester, Findings findings) {
        if (!requester.has("url") && !requester.has("url_base")) {
            findings.add(
                    this,
                    requester.place(),
                    "an HttpRequester needs 'url', e.g. https://api.example.com/v1/items"
                            + (requester.given("path") ? " (a 'path' alone is no address)" : ""));
        }
    }
}
