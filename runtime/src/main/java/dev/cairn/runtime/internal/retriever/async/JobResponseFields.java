package dev.cairn.runtime.internal.retriever.async;

import dev.cairn.runtime.internal.record.extract.ValueExtractor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the answers about a job mean.
 *
 * @param status where an answer says how the job stands
 * @param statuses what the API's words for that mean
 * @param downloadTargets where an answer says what is to be downloaded; null for one download without a target
 */
public record JobResponseFields(
        ValueExtractor status,
        Map<String, JobStatus> statuses,
        @Nullable ValueExtractor downloadTargets) {

    public JobResponseFields {
        statuses = new LinkedHashMap<>(statuses);
    }
}
