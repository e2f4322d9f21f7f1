package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.Set;

/** A request has one body. {@code request_body} overrides the older field of the same kind. */
final class BodyTwice extends ComponentRule {

    private static final Set<String> DATA = Set.of("RequestBodyPlainText", "RequestBodyUrlEncodedForm");

    BodyTwice() {
        super(
                "body-twice",
                Severity.ERROR,
                "An `HttpRequester` has two bodies: `request_body_data` and `request_body_json`, or one of them and a"
                        + " `request_body` of the other kind.",
                "Keep the one that the API expects.",
                "HttpRequester");
    }

    @Override
    void check(ManifestComponent requester, Findings findings) {
        ManifestComponent body = requester.component("request_body").orElse(null);
        if (body == null) {
            conflict(requester, "request_body_data", "request_body_json", findings);
        } else if (body.given("value")) {
            boolean data = DATA.contains(body.type());
            conflict(requester, data ? "request_body_json" : "request_body_data", "request_body", findings);
        }
    }

    private void conflict(ManifestComponent requester, String remove, String keep, Findings findings) {
        if (requester.given(remove) && requester.given(keep)) {
            findings.add(
                    this,
                    requester.placeOf(remove),
                    "'" + remove + "' and '" + keep + "' exclude each other, since a request has one body; remove '"
                            + remove + "'");
        }
    }
}
