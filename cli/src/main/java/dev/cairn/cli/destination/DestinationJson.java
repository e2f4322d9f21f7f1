package dev.cairn.cli.destination;

import dev.cairn.cli.model.PrintedAccount;
import dev.cairn.cli.model.PrintedAccounts;
import dev.cairn.cli.model.PrintedColumnChange;
import dev.cairn.cli.model.PrintedDestination;
import dev.cairn.cli.model.PrintedPosition;
import dev.cairn.cli.model.PrintedStream;
import dev.cairn.cli.model.PrintedSync;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.sync.ColumnChange;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.sync.SyncResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the models that are printed as JSON from reports about destinations. */
final class DestinationJson {

    private DestinationJson() {}

    /** Returns the result of many accounts. */
    static PrintedAccounts accounts(List<AccountResult> results) {
        return PrintedAccounts.builder()
                .complete(AccountTexts.count(results, SyncResult.COMPLETE))
                .failed(AccountTexts.count(results, SyncResult.FAILED))
                .stopped(AccountTexts.count(results, SyncResult.STOPPED))
                .accounts(results.stream().map(DestinationJson::account).toList())
                .build();
    }

    private static PrintedAccount account(AccountResult result) {
        PrintedAccount.Builder account = PrintedAccount.builder()
                .account(result.account().name())
                .config(result.account().file().toString())
                .errors(result.errors());
        SyncReport report = result.report().report();
        if (report == null) {
            return account.result(result.report().result().name()).build();
        }
        PrintedSync sync = report(report, String.valueOf(result.destination()));
        return account.destination(sync.destination())
                .sync(sync.sync())
                .result(sync.result())
                .streams(sync.streams())
                .requests(sync.requests())
                .retries(sync.retries())
                .waits(sync.waits())
                .waitedSeconds(sync.waitedSeconds())
                .seconds(sync.seconds())
                .build();
    }

    static PrintedSync report(SyncReport report, String destination) {
        return PrintedSync.builder()
                .destination(destination)
                .sync(report.sync())
                .result(report.result().name())
                .streams(report.streams().stream().map(DestinationJson::stream).toList())
                .requests(report.requests())
                .retries(report.retries())
                .waits(report.waits())
                .waitedSeconds(seconds(report.waited()))
                .seconds(seconds(report.duration()))
                .build();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static PrintedColumnChange change(ColumnChange change) {
        return new PrintedColumnChange(
                change.column().field(),
                change.column().name(),
                change.column().type().name(),
                change.before() == null ? null : change.before().name());
    }

    static PrintedDestination status(List<KeptStream> streams, String destination) {
        return new PrintedDestination(
                destination, streams.stream().map(DestinationJson::kept).toList());
    }

    private static Map<String, @Nullable Object> kept(KeptStream stream) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(stream.toJson());
        json.putAll(new PrintedPosition(stream.progress().position()).toJson());
        return json;
    }

    private static PrintedStream stream(StreamReport report) {
        return PrintedStream.builder().stream(report.stream().name())
                .namespace(report.stream().namespace())
                .table(report.table())
                .mode(report.mode().name())
                .complete(report.complete())
                .added(report.added())
                .changed(report.changed())
                .again(report.again())
                .unfit(report.unfit())
                .unfitFields(report.unfitFields())
                .uncommitted(report.uncommitted())
                .rows(report.rows())
                .position(report.position())
                .error(report.error())
                .notes(report.notes())
                .changes(report.changes().stream().map(DestinationJson::change).toList())
                .build();
    }
}
