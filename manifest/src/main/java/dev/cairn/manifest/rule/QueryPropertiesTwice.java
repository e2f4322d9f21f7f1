package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/** A requester defines its query properties once. */
final class QueryPropertiesTwice extends ComponentRule {

    QueryPropertiesTwice() {
        super(
                "query-properties-twice",
                Severity.ERROR,
                "An `HttpRequester` says more than once which properties to ask for.",
                "Keep one `QueryProperties`.",
                "HttpRequester");
    }

    @Override
    void check(ManifestComponent requester, Findings findings) {
        ManifestComponent parameters = requester.component("request_parameters").orElse(null);
        if (parameters == null) {
            return;
        }
        List<String> names = parameters.node().members().keySet().stream()
                .filter(name -> parameters
                        .component(name)
                        .filter(value -> value.is("QueryProperties"))
                        .isPresent())
                .toList();
        if (names.size() > 1) {
            findings.add(
                    this,
                    parameters.placeOf(names.get(1)),
                    "request_parameters can have one QueryProperties, found " + names.size() + ": "
                            + String.join(", ", names));
        }
        if (!names.isEmpty() && requester.given("fetch_properties_from_endpoint")) {
            findings.add(
                    this,
                    requester.placeOf("fetch_properties_from_endpoint"),
                    "'fetch_properties_from_endpoint' and the QueryProperties '" + names.get(0)
                            + "' of request_parameters exclude each other; keep the latter");
        }
    }
}
