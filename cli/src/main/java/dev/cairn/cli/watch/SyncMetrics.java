package dev.cairn.cli.watch;

import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.StreamGauge.Phase;
import dev.cairn.runtime.sync.SyncMonitor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of a sync are collected. Points in time are given in place of spans: a file stays as it is when the sync has
 * ended, and what reads it can subtract.
 *
 * @param sync the label of all numbers
 * @param begun when the sync began
 * @param lastSuccess when the last one before it was complete; null where that is not known
 */
record SyncMetrics(String sync, Instant begun, @Nullable Instant lastSuccess) {

    private static final String LAST_SUCCESS = "cairn_sync_last_success_timestamp_seconds";

    /** What a file with metrics says of the last sync that was complete; null where it says nothing. */
    static @Nullable Instant lastSuccess(String text) {
        return text.lines()
                .filter(line -> line.startsWith(LAST_SUCCESS + "{"))
                .map(line -> PrometheusText.instant(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** @param monitor null before any stream was looked at */
    String running(@Nullable SyncMonitor monitor) {
        PrometheusText text = begin(monitor, true);
        text.gauge(LAST_SUCCESS, "When a sync was complete last.").at(lastSuccess);
        return text.toString();
    }

    /**
     * The last text.
     *
     * @param complete whether all streams were read to their end
     */
    String ended(@Nullable SyncMonitor monitor, Instant at, boolean complete) {
        PrometheusText text = begin(monitor, false);
        text.gauge("cairn_sync_end_timestamp_seconds", "When the sync ended.").at(at);
        text.gauge("cairn_sync_success", "Whether all streams were read to their end.")
                .add(complete ? 1 : 0);
        text.gauge(LAST_SUCCESS, "When a sync was complete last.").at(complete ? at : lastSuccess);
        return text.toString();
    }

    private PrometheusText begin(@Nullable SyncMonitor monitor, boolean running) {
        PrometheusText text = new PrometheusText(sync);
        text.gauge("cairn_sync_running", "Whether the sync is running.").add(running ? 1 : 0);
        text.gauge("cairn_sync_start_timestamp_seconds", "When the sync began.").at(begun);
        if (monitor != null) {
            requests(text, monitor);
            streams(text, monitor.streams());
        }
        return text;
    }

    private static void requests(PrometheusText text, SyncMonitor monitor) {
        text.counter("cairn_requests_total", "Requests that were sent, again or for the first time.")
                .add(monitor.requests());
        text.counter("cairn_retries_total", "Requests that were sent again since they had failed.")
                .add(monitor.retries());
        text.counter("cairn_rate_limits_total", "How often the API said that it was asked too often.")
                .add(monitor.rateLimits());
        text.counter("cairn_waits_total", "Waits before a request.").add(monitor.waits());
        text.counter("cairn_waited_seconds_total", "How long these waits were, in all threads together.")
                .add(monitor.waited().toMillis() / 1000.0);
    }

    private static void streams(PrometheusText text, List<StreamGauge> streams) {
        each(text.counter("cairn_records_total", "Records that were read."), streams, StreamGauge::records);
        each(
                text.counter("cairn_record_bytes_total", "Bytes of these records, as lines of the Airbyte protocol."),
                streams,
                StreamGauge::recordBytes);
        each(text.counter("cairn_pages_total", "Pages that were read to their end."), streams, StreamGauge::pages);
        each(text.counter("cairn_slices_total", "Slices that were closed."), streams, StreamGauge::slicesDone);
        each(text.counter("cairn_states_total", "States (checkpoints) that were told."), streams, StreamGauge::states);
        each(
                text.gauge("cairn_stream_complete", "Whether the stream was read to its end."),
                streams,
                stream -> stream.phase() == Phase.COMPLETE ? 1 : 0);
        each(
                text.gauge("cairn_stream_failures", "What failed of the stream."),
                streams,
                stream -> stream.failures().size());
        PrometheusText.Series last =
                text.gauge("cairn_last_state_timestamp_seconds", "When the last state (checkpoint) was told.");
        streams.forEach(stream -> last.at(stream.stream(), stream.lastStateAt()));
        PrometheusText.Series position = text.gauge(
                "cairn_position_timestamp_seconds", "Up to which time the stream was read, as its last state says.");
        streams.forEach(stream -> position.at(stream.stream(), stream.position()));
    }

    private static void each(
            PrometheusText.Series series, List<StreamGauge> streams, Function<StreamGauge, Number> number) {
        streams.forEach(stream -> series.add(stream.stream(), number.apply(stream)));
    }
}
