package dev.cairn.runtime.split;

import dev.cairn.core.slice.PagePosition;
import dev.cairn.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of a slice has left its reader: enough to go on with it on another machine, and to say in a state. Immutable.
 *
 * @param settled the position before which nothing comes any more; reading goes on with it. A time in ISO 8601 or a
 *     number, exact; null while there is none
 * @param reached the largest position of the records that left, in the same form; null while there is none
 * @param ordered whether the slice's records have ascended so far. Once they have not, the slice has no settled position
 *     any more, and goes on behind {@code page}, or at its start
 * @param records how many records have left
 * @param atPosition hashes of the records that left and come again when reading goes on from {@code settled}, or behind
 *     {@code page}; of records that are alike each its own. At most {@value #MOST_HASHES}
 * @param page the last page that is complete, behind which reading goes on, of a stream without a cursor or where its values
 *     say nothing; null for none
 */
public record SplitPosition(
        @Nullable Object settled,
        @Nullable Object reached,
        boolean ordered,
        Phase phase,
        long records,
        List<String> atPosition,
        @Nullable PagePosition page) {

    /** Beyond so many records at one position, those that come again leave again. */
    public static final int MOST_HASHES = 10_000;

    /** Nothing has left. */
    public static final SplitPosition START = new SplitPosition(null, null, true, Phase.OPEN, 0, List.of(), null);

    /** Whether a slice is being read. */
    public enum Phase {
        /** Not read to its end; it may not even have been begun. */
        OPEN,
        /** Read to its end. */
        CLOSED,
        /** It cannot be read further. */
        FAILED,
        /** There is nothing to read, and nothing is known of how far that is: states do not move. */
        SKIPPED
    }

    public SplitPosition {
        atPosition = List.copyOf(atPosition);
    }

    /** Of a slice that goes on by its values, or of which no page is complete. */
    public SplitPosition(
            @Nullable Object settled,
            @Nullable Object reached,
            boolean ordered,
            Phase phase,
            long records,
            List<String> atPosition) {
        this(settled, reached, ordered, phase, records, atPosition, null);
    }

    /** Plain JSON values; what is absent or as in {@link #START} is left out. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (settled != null) {
            json.put("settled", settled);
        }
        if (reached != null) {
            json.put("reached", reached);
        }
        if (!ordered) {
            json.put("ordered", false);
        }
        if (phase != Phase.OPEN) {
            json.put("phase", phase.name());
        }
        if (records > 0) {
            json.put("records", records);
        }
        if (!atPosition.isEmpty()) {
            json.put("at_position", atPosition);
        }
        if (page != null) {
            json.put("page", page.toJson());
        }
        return json;
    }

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static SplitPosition fromJson(Map<String, ?> json) {
        JsonFields from = new JsonFields("The position of a split", json);
        return new SplitPosition(
                json.get("settled"),
                json.get("reached"),
                !Boolean.FALSE.equals(json.get("ordered")),
                json.containsKey("phase") ? Phase.valueOf(from.text("phase")) : Phase.OPEN,
                json.containsKey("records") ? from.number("records") : 0,
                from.texts("at_position"),
                json.containsKey("page") ? PagePosition.fromJson(from.object("page")) : null);
    }
}
