package dev.cairn.runtime.trial;

import dev.cairn.documents.Diagnostic;
import dev.cairn.json.scan.JsonOutput;
import dev.cairn.runtime.protocol.LogLevel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a test read has found out. Immutable.
 *
 * @param logs what went wrong, in order; those that are {@link TestReadLog#own} are not part of {@link #toJson}
 * @param slices the slices that were read, in order; one without an answer of the API is left out
 * @param limitReached whether there may be more than was read: a limit of slices, pages or records was reached
 * @param auxiliaryRequests requests for tokens, parents and the like, in order; those about jobs are in the slices
 * @param inferredSchema a JSON Schema that all records fit; null where there are none
 * @param declarableSchema the same with {@code integer} where all numbers are whole, for a manifest to declare; not part of
 *     {@link #toJson}
 * @param inferredDatetimeFormats fields of which all records have a date in the same format, and the format
 * @param latestConfigUpdate the configuration to be saved in place of the given one, since a token in it was replaced; null
 *     where that may stay
 * @param otherRequests requests that the reference's server does not tell of, such as those for files and for the streams
 *     that templates generate, in order; not part of {@link #toJson}
 * @param notes what a sync would log besides; not part of {@link #toJson}
 * @param findings what is wrong with the manifest and did not keep the read from going on; not part of {@link #toJson}
 */
public record TestReadResult(
        List<TestReadLog> logs,
        List<SliceRead> slices,
        boolean limitReached,
        List<AuxiliaryRequest> auxiliaryRequests,
        @Nullable Map<String, @Nullable Object> inferredSchema,
        @Nullable Map<String, @Nullable Object> declarableSchema,
        Map<String, String> inferredDatetimeFormats,
        @Nullable Map<String, @Nullable Object> latestConfigUpdate,
        List<AuxiliaryRequest> otherRequests,
        List<TestReadLog> notes,
        List<Diagnostic> findings) {

    public TestReadResult {
        logs = List.copyOf(logs);
        slices = List.copyOf(slices);
        auxiliaryRequests = List.copyOf(auxiliaryRequests);
        inferredDatetimeFormats = Collections.unmodifiableMap(new LinkedHashMap<>(inferredDatetimeFormats));
        otherRequests = List.copyOf(otherRequests);
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }

    /** Whether the log has an error. */
    public boolean hasErrors() {
        return logs.stream().anyMatch(log -> log.level() == LogLevel.ERROR || log.level() == LogLevel.FATAL);
    }

    /** What went wrong of which the reference's server says nothing. */
    public List<String> ownLogs() {
        return logs.stream().filter(TestReadLog::own).map(TestReadLog::message).toList();
    }

    /**
     * Writes {@link #toJson} as JSON in UTF-8, in little memory however large it is. Flushes the stream and leaves it open.
     *
     * @throws IOException if the stream fails
     */
    public void writeTo(OutputStream out) throws IOException {
        JsonOutput.write(toJson(), out);
    }

    /** The {@code StreamReadResponse} of the reference's server: plain JSON values, every member there. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "logs",
                logs.stream().filter(log -> !log.own()).map(TestReadLog::toJson).toList());
        json.put("slices", slices.stream().map(SliceRead::toJson).toList());
        json.put("test_read_limit_reached", limitReached);
        json.put(
                "auxiliary_requests",
                auxiliaryRequests.stream().map(AuxiliaryRequest::toJson).toList());
        json.put("inferred_schema", inferredSchema);
        json.put("inferred_datetime_formats", inferredDatetimeFormats);
        json.put("latest_config_update", latestConfigUpdate);
        return json;
    }
}
