package dev.cairn.cli.watch;

import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import dev.cairn.runtime.sync.SyncTelemetry;

/** Has other programs told of a sync. Thread-safe. */
record TelemetryOnlooker(SyncTelemetry telemetry) implements Onlooker {

    @Override
    public RunOptions in(RunOptions options) {
        return options.transport(telemetry.around(options.transport())).tracedBy(telemetry);
    }

    @Override
    public void watch(SyncMonitor sync) {
        telemetry.watch(sync);
    }

    @Override
    public void ended(SyncResult result) {
        telemetry.ended(result);
    }

    @Override
    public void close() {
        telemetry.close();
    }
}
