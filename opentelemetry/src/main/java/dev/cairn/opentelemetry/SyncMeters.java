package dev.cairn.opentelemetry;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The numbers of a sync, which the SDK asks for when it exports. Thread-safe. */
final class SyncMeters {

    private final Meter meter;
    private final Clock clock;
    private volatile @Nullable SyncMonitor monitor;
    private volatile @Nullable SyncResult result;

    SyncMeters(Meter meter, Clock clock) {
        this.meter = meter;
        this.clock = clock;
        requests();
        streams();
        meter.gaugeBuilder("cairn.sync.success")
                .setDescription("Whether all streams were read to their end; not there while the sync runs.")
                .ofLongs()
                .buildWithCallback(success -> {
                    SyncResult known = result;
                    if (known != null) {
                        success.record(known == SyncResult.COMPLETE ? 1 : 0);
                    }
                });
    }

    void begun(SyncMonitor of) {
        monitor = of;
    }

    void ended(SyncResult how) {
        result = how;
    }

    private void requests() {
        count("cairn.requests", "Requests that were sent, again or for the first time.", SyncMonitor::requests);
        count("cairn.retries", "Requests that were sent again since they had failed.", SyncMonitor::retries);
        count("cairn.rate_limits", "How often the API said that it was asked too often.", SyncMonitor::rateLimits);
        count("cairn.waits", "Waits before a request.", SyncMonitor::waits);
        meter.counterBuilder("cairn.waited")
                .setDescription("How long these waits were, in all threads together.")
                .setUnit("s")
                .ofDoubles()
                .buildWithCallback(waited -> {
                    SyncMonitor known = monitor;
                    if (known != null) {
                        waited.record(known.waited().toMillis() / 1000.0);
                    }
                });
    }

    private void streams() {
        countEach("cairn.records", "{record}", "Records that were read.", StreamGauge::records);
        countEach(
                "cairn.record.size", "By", "Their bytes, as lines of the Airbyte protocol.", StreamGauge::recordBytes);
        countEach("cairn.pages", "{page}", "Pages that were read to their end.", StreamGauge::pages);
        countEach("cairn.slices", "{slice}", "Slices that were closed.", StreamGauge::slicesDone);
        countEach("cairn.states", "{state}", "States (checkpoints) that were told.", StreamGauge::states);
        countEach(
                "cairn.stream.failures",
                "{failure}",
                "What failed of the stream.",
                gauge -> gauge.failures().size());
        since("cairn.state.age", "How long ago the last state (checkpoint) was told.", StreamGauge::lastStateAt);
        since("cairn.position.lag", "How far behind now the position of the last state is.", StreamGauge::position);
    }

    private void count(String name, String description, ToLongFunction<SyncMonitor> number) {
        meter.counterBuilder(name).setDescription(description).buildWithCallback(counter -> {
            SyncMonitor known = monitor;
            if (known != null) {
                counter.record(number.applyAsLong(known));
            }
        });
    }

    private void countEach(String name, String unit, String description, ToLongFunction<StreamGauge> number) {
        meter.counterBuilder(name)
                .setDescription(description)
                .setUnit(unit)
                .buildWithCallback(counter ->
                        gauges().forEach(gauge -> counter.record(number.applyAsLong(gauge), attributes(gauge))));
    }

    private void since(String name, String description, Function<StreamGauge, @Nullable Instant> time) {
        meter.gaugeBuilder(name)
                .setDescription(description)
                .setUnit("s")
                .buildWithCallback(gauge -> gauges().forEach(stream -> record(gauge, stream, time.apply(stream))));
    }

    private void record(ObservableDoubleMeasurement gauge, StreamGauge stream, @Nullable Instant time) {
        if (time != null) {
            gauge.record(Duration.between(time, clock.instant()).toMillis() / 1000.0, attributes(stream));
        }
    }

    private List<StreamGauge> gauges() {
        SyncMonitor known = monitor;
        return known == null ? List.of() : known.streams();
    }

    private static Attributes attributes(StreamGauge gauge) {
        StreamDescriptor stream = gauge.stream();
        AttributesBuilder attributes = Attributes.builder().put("cairn.stream", stream.name());
        if (stream.namespace() != null) {
            attributes.put("cairn.namespace", stream.namespace());
        }
        return attributes.build();
    }
}
