package dev.cairn.runtime.internal.split;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.json.JsonFields;
import dev.cairn.runtime.split.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another process needs to go on with a stream. Immutable; JSON both ways.
 *
 * @param state what the stream has gone on from
 * @param parentState what its parents go on from; null where they begin anew
 * @param splits what the cursor remembers of slices that are part of the whole
 * @param unfolded the other slices
 * @param foldedRecords how many records those of the whole had
 * @param search how far its slices were found
 */
record StreamSnapshot(
        Map<String, @Nullable Object> state,
        @Nullable Map<String, @Nullable Object> parentState,
        Map<String, @Nullable Object> splits,
        List<Split> unfolded,
        long foldedRecords,
        Search search) {

    /**
     * How far the slices of a stream were found.
     *
     * @param found how many there are so far
     * @param failure why they cannot be found; null if they can
     */
    record Search(
            long found,
            boolean started,
            boolean exhausted,
            @Nullable SyncException failure) {}

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("state", state);
        json.put("parent_state", parentState);
        json.put("splits", splits);
        json.put("unfolded", unfolded.stream().map(Split::toJson).toList());
        json.put("found", search.found());
        json.put("folded_records", foldedRecords);
        json.put("started", search.started());
        json.put("exhausted", search.exhausted());
        SyncException failure = search.failure();
        if (failure != null) {
            json.put(
                    "failure",
                    Map.of(
                            "type",
                            failure.failureType().name(),
                            "user_message",
                            failure.userMessage(),
                            "message",
                            String.valueOf(failure.getMessage())));
        }
        return json;
    }

    static StreamSnapshot of(JsonFields json) {
        JsonFields failure = json.part("failure");
        return new StreamSnapshot(
                json.object("state"),
                json.has("parent_state") ? json.object("parent_state") : null,
                json.object("splits"),
                json.objects("unfolded").stream().map(Split::fromJson).toList(),
                json.number("folded_records"),
                new Search(
                        json.number("found"),
                        json.flag("started"),
                        json.flag("exhausted"),
                        json.has("failure")
                                ? SyncException.of(
                                        FailureType.valueOf(failure.text("type")),
                                        failure.text("user_message"),
                                        failure.text("message"),
                                        null)
                                : null));
    }
}
