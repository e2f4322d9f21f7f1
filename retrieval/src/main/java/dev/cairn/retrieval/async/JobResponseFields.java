package dev.cairn.retrieval.async;

import dev.cairn.documents.Place;
import dev.cairn.records.extract.ValueExtractor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How responses about a job are read.
 *
 * @param status finds the job's status in a response
 * @param statuses the meaning of each status of the API
 * @param downloadTargets finds the addresses of the results in a response; null where one download needs no address
 * @param decoder where the manifest says that these responses are in another format than JSON; null where they are JSON
 */
public record JobResponseFields(
        ValueExtractor status,
        Map<String, JobStatus> statuses,
        @Nullable ValueExtractor downloadTargets,
        @Nullable Place decoder) {

    public JobResponseFields {
        statuses = new LinkedHashMap<>(statuses);
    }
}
