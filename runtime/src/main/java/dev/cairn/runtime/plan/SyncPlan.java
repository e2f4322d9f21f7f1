package dev.cairn.runtime.plan;

import dev.cairn.checkpoint.KillCost;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sync is going to cost, as far as it can be known before it. Immutable.
 *
 * @param workers how many slices are read at the same time
 * @param requests of all streams
 * @param time as {@link StreamPlan#time}, of all streams with these workers, not sooner than the manifest's call budget allows
 * @param latency how long an answer took; null where no request was sent
 * @param sent how many requests were sent to find all this out
 * @param notes what concerns all streams, such as the call budget
 */
public record SyncPlan(
        List<StreamPlan> streams,
        int workers,
        Estimate requests,
        @Nullable Duration time,
        @Nullable Duration latency,
        long sent,
        List<String> notes) {

    public SyncPlan {
        streams = List.copyOf(streams);
        notes = List.copyOf(notes);
    }

    /** All of it; plain JSON values. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("streams", streams.stream().map(SyncPlan::json).toList());
        json.put("workers", workers);
        json.put("requests", json(requests));
        json.put("seconds", seconds(time));
        json.put("latency_seconds", seconds(latency));
        json.put("sent", sent);
        json.put("notes", notes);
        return json;
    }

    private static Map<String, @Nullable Object> json(StreamPlan plan) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("stream", plan.stream().name());
        json.put("slices", json(plan.amount().slices()));
        json.put("pages", json(plan.amount().pages()));
        json.put("requests", json(plan.amount().requests()));
        json.put("seconds", seconds(plan.time()));
        json.put("again", plan.again().words());
        json.put("checkpoint_pages", plan.again().checkpointPages());
        json.put("costs", plan.again().costs().stream().map(KillCost::toJson).toList());
        json.put("pages_ahead", plan.ahead());
        json.put("unknown", plan.unknown());
        return json;
    }

    private static Map<String, @Nullable Object> json(Estimate estimate) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("number", estimate.number());
        json.put("certainty", estimate.certainty().name());
        return json;
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
        return time == null ? null : time.toMillis() / 1000.0;
    }
}
