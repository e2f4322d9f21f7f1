package dev.cairn.destinations.internal.guard;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import dev.cairn.destinations.CursorDoubt;
import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.sync.FutureValues;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the positions of a stream's records for those that make its state doubtful. Confined to one thread. */
public final class CursorDoubts {

    /** Directives of formats that say which instant is meant. */
    private static final List<String> ZONED = List.of("%z", "%s", "%ms", "%_ms", "%epoch_microseconds");

    private final String stream;
    private final @Nullable String formatWithoutZone;
    private @Nullable OffsetDateTime latest;
    private @Nullable OffsetDateTime withOffset;

    /**
     * Nothing was seen yet.
     *
     * @param stream its name
     * @param cursor of the stream; null where it has none
     */
    public CursorDoubts(String stream, @Nullable CursorOrder cursor) {
        this.stream = stream;
        List<String> formats = cursor == null ? List.of() : cursor.formats();
        String ofState = formats.isEmpty() ? "%s" : formats.get(formats.size() - 1);
        this.formatWithoutZone = ZONED.stream().anyMatch(ofState::contains) ? null : ofState;
    }

    /** Looks at records that have come. */
    public void look(RecordLines records) {
        Instant now = records.emittedAt();
        for (int i = 0; i < records.size(); i++) {
            CursorValue position = records.cursor(i);
            if (position instanceof DatetimeValue datetime) {
                OffsetDateTime time = datetime.time();
                if (FutureValues.timeOf(position, now) != null && (latest == null || time.isAfter(latest))) {
                    latest = time;
                }
                if (withOffset == null
                        && formatWithoutZone != null
                        && !time.getOffset().equals(ZoneOffset.UTC)) {
                    withOffset = time;
                }
            }
        }
    }

    /** What was found, in words. */
    public Map<CursorDoubt, String> found() {
        Map<CursorDoubt, String> found = new EnumMap<>(CursorDoubt.class);
        if (latest != null) {
            found.put(CursorDoubt.FUTURE, FutureValues.message(latest, "say: cairn state reset --stream " + stream));
        }
        if (withOffset != null) {
            found.put(
                    CursorDoubt.ZONE,
                    "cursor values have an offset, such as " + withOffset + ", and the state's format "
                            + formatWithoutZone
                            + " leaves it out: the state is off by it, and records may be missed. Give the cursor a"
                            + " datetime_format with %z");
        }
        return found;
    }
}
