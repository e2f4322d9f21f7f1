package dev.cairn.it.recorded;

import java.util.List;
import java.util.Set;

/**
 * What counts when results are compared.
 *
 * @param recordOrder whether the order of a stream's records counts
 * @param requestOrder whether the order of requests counts
 * @param finalStatesOnly whether only the last state of each stream counts
 * @param volatileConfigKeys keys of new configurations whose values depend on the clock
 * @param loggedHeaders request headers that count besides authorization, in lower case
 */
record Comparison(
        boolean recordOrder,
        boolean requestOrder,
        boolean finalStatesOnly,
        Set<String> volatileConfigKeys,
        List<String> loggedHeaders) {

    static Comparison of(Fields fields) {
        return new Comparison(
                fields.flag("keep_record_order"),
                fields.flag("keep_request_order"),
                fields.text("state_mode", "sequence").equals("final"),
                Set.copyOf(fields.texts("volatile_config_keys")),
                fields.texts("log_headers"));
    }
}
