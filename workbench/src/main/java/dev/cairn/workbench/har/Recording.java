package dev.cairn.workbench.har;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Recorded traffic. Immutable.
 *
 * @param now what the connector saw as the present when the recording began
 * @param exchanges in the order in which the requests were sent
 * @param replacedConfig which values of the configuration were replaced, and by what: JSON Pointers, and the texts in their
 *     place. Empty where Cairn did not record it
 */
public record Recording(Instant now, List<RecordedExchange> exchanges, Map<String, String> replacedConfig) {

    public Recording {
        exchanges = List.copyOf(exchanges);
        replacedConfig = Collections.unmodifiableMap(new LinkedHashMap<>(replacedConfig));
    }
}
