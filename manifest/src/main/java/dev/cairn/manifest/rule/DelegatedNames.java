package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/** A {@code StateDelegatingStream} and its two streams have the same name. */
final class DelegatedNames extends ComponentRule {

    DelegatedNames() {
        super(
                "delegated-names",
                Severity.ERROR,
                "A `StateDelegatingStream` and its two streams have different names.",
                "Give all three the same `name`.",
                "StateDelegatingStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        String name = name(stream);
        for (String field : List.of("full_refresh_stream", "incremental_stream")) {
            stream.component(field)
                    .filter(form -> !name(form).equals(name))
                    .ifPresent(form -> findings.add(
                            this,
                            form.placeOf("name"),
                            "'" + field + "' has the name '" + name(form) + "', but the StateDelegatingStream is '"
                                    + name + "'; they must be equal"));
        }
    }

    private static String name(ManifestComponent stream) {
        String name = stream.text("name");
        return name == null ? "" : name;
    }
}
