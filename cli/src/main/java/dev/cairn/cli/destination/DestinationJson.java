package dev.cairn.cli.destination;

import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.sync.ColumnChange;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.sync.SyncResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports about destinations as JSON. */
final class DestinationJson {

    private DestinationJson() {}

    /** What came of many accounts. */
    static Map<String, @Nullable Object> accounts(List<AccountResult> results) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (SyncResult kind : SyncResult.values()) {
            json.put(
                    kind.name().toLowerCase(Locale.ROOT),
                    results.stream()
                            .filter(result -> result.report().result() == kind)
                            .count());
        }
        json.put("accounts", results.stream().map(DestinationJson::account).toList());
        return json;
    }

    private static Map<String, @Nullable Object> account(AccountResult result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("account", result.account().name());
        json.put("config", result.account().file().toString());
        json.put("errors", result.errors());
        SyncReport report = result.report().report();
        if (report == null) {
            json.put("result", result.report().result().name());
        } else {
            json.putAll(report(report, String.valueOf(result.destination())));
        }
        return json;
    }

    static Map<String, @Nullable Object> report(SyncReport report, String destination) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("destination", destination);
        json.put("sync", report.sync());
        json.put("result", report.result().name());
        json.put(
                "streams",
                report.streams().stream().map(DestinationJson::stream).toList());
        json.put("requests", report.requests());
        json.put("retries", report.retries());
        json.put("waits", report.waits());
        json.put("waited_seconds", report.waited().toMillis() / 1000.0);
        json.put("seconds", report.duration().toMillis() / 1000.0);
        return json;
    }

    private static Map<String, @Nullable Object> change(ColumnChange change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("field", change.column().field());
        json.put("column", change.column().name());
        json.put("type", change.column().type().name());
        json.put("before", change.before() == null ? null : change.before().name());
        return json;
    }

    /** What is kept of a stream, with the position of its state. */
    static Map<String, @Nullable Object> kept(KeptStream stream) {
        Map<String, @Nullable Object> json = stream.toJson();
        json.put("position", stream.progress().position());
        return json;
    }

    private static Map<String, @Nullable Object> stream(StreamReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("stream", report.stream().name());
        json.put("namespace", report.stream().namespace());
        json.put("table", report.table());
        json.put("mode", report.mode().name());
        json.put("complete", report.complete());
        json.put("added", report.added());
        json.put("changed", report.changed());
        json.put("again", report.again());
        json.put("unfit", report.unfit());
        json.put("unfit_fields", report.unfitFields());
        json.put("uncommitted", report.uncommitted());
        json.put("rows", report.rows());
        json.put("position", report.position());
        json.put("error", report.error());
        json.put("notes", report.notes());
        json.put(
                "changes",
                report.changes().stream().map(DestinationJson::change).toList());
        return json;
    }
}
