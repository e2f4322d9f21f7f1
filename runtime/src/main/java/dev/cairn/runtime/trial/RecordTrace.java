package dev.cairn.runtime.trial;

import dev.cairn.documents.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hears what becomes of the records of the stream, step by step, in the order of the steps. Called by the thread that reads,
 * between the request of a page and the page. Values are plain JSON values, not masked, and copies.
 */
public interface RecordTrace {

    /**
     * The extractor has looked for records in an answer.
     *
     * @param records how many it found
     * @param missing why it found none: the part of its path at which the answer had nothing, and what was there instead, in
     *     words; null where it found some, or where that is not known
     */
    default void extracted(Place extractor, long records, @Nullable String missing) {}

    /** A record as it was in the answer. */
    default void record(Map<String, @Nullable Object> record) {}

    /**
     * A filter has looked at the current record, which goes on if it was kept.
     *
     * @param filter where it stands; null for the cursor's
     * @param what its condition, or what it is
     */
    default void filtered(@Nullable Place filter, String what, boolean kept) {}

    /**
     * A template of the manifest was evaluated, for a request, a record or anything else; not told of are plain texts.
     *
     * @param template the template's text
     * @param value what it gave; null also where it failed
     * @param error why it failed; null where it did not
     * @param read the variables in it, and members of variables, with their values; secrets are not masked
     */
    default void evaluated(
            Place place,
            String template,
            @Nullable Object value,
            @Nullable String error,
            Map<String, @Nullable Object> read) {}

    /** A transformation has changed the current record, or left it as it was. */
    default void transformed(Place transformation, String type, Map<String, @Nullable Object> after) {}
}
