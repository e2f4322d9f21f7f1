package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.List;

/** {@code api_retention_period} needs cursors of times. */
final class RetentionOfCounts extends ComponentRule {

    RetentionOfCounts() {
        super(
                "retention-of-counts",
                Severity.ERROR,
                "A `StateDelegatingStream` has an `api_retention_period`, and one of its streams has an"
                        + " `IncrementingCountCursor`.",
                "Remove `api_retention_period`, or use a `DatetimeBasedCursor`.",
                "StateDelegatingStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        if (!stream.given("api_retention_period")) {
            return;
        }
        for (String field : List.of("full_refresh_stream", "incremental_stream")) {
            stream.component(field)
                    .ifPresent(
                            form -> form.component("incremental_sync")
                                    .filter(cursor -> cursor.is("IncrementingCountCursor"))
                                    .ifPresent(
                                            cursor -> findings.add(
                                                    this,
                                                    form.placeOf("incremental_sync"),
                                                    "'api_retention_period' needs cursors of times, and '" + field
                                                            + "' has an IncrementingCountCursor; use a DatetimeBasedCursor, or remove the period")));
        }
    }
}
