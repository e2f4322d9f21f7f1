package dev.cairn.workbench.cases;

import dev.cairn.workbench.har.UnrecordedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a case did. Plain JSON values throughout.
 *
 * @param outcome what the command itself found: that of a check, a catalog, the slices of a test read; by its name
 * @param records by stream, in order
 * @param states those that were emitted, in order
 * @param requests those that were asked, in order: method and URL, and the body where there is one
 * @param errors what the logs say went wrong
 * @param misses requests that were not recorded
 */
record Observation(
        Map<String, @Nullable Object> outcome,
        Map<String, List<Map<String, @Nullable Object>>> records,
        List<StreamState> states,
        List<Object> requests,
        List<String> errors,
        List<UnrecordedRequest> misses) {

    /** A state of a stream. */
    record StreamState(String stream, Map<String, @Nullable Object> state) {

        Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("stream", stream);
            json.put("state", state);
            return json;
        }
    }

    /** This, with what was asked. */
    Observation withTraffic(List<Object> asked, List<UnrecordedRequest> unanswered) {
        return new Observation(outcome, records, states, asked, errors, unanswered);
    }

    /** What of it a case compares, as its file has it. */
    Map<String, @Nullable Object> compared(Expectations expectations) {
        Map<String, @Nullable Object> compared = new LinkedHashMap<>(outcome);
        if (expectations.records() != null && !(records.isEmpty() && !outcome.isEmpty())) {
            Map<String, @Nullable Object> counts = new LinkedHashMap<>();
            records.forEach((stream, items) -> counts.put(stream, (long) items.size()));
            boolean count = expectations.records() == Expectations.Records.COUNT;
            compared.put(count ? "record_counts" : "records", count ? counts : records);
        }
        Expectations.States which = expectations.states();
        if (which == Expectations.States.ALL) {
            compared.put("states", states.stream().map(StreamState::toJson).toList());
        } else if (which == Expectations.States.LAST && !states.isEmpty()) {
            Map<String, @Nullable Object> last = new LinkedHashMap<>();
            states.forEach(state -> last.put(state.stream(), state.state()));
            compared.put("states", last);
        }
        if (expectations.requests()) {
            compared.put("requests", requests);
        }
        return compared;
    }
}
