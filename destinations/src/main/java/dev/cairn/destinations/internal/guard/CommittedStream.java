package dev.cairn.destinations.internal.guard;

import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.KeptProgress;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.TableException;
import dev.cairn.json.Json;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stream as a sync has committed it. */
public record CommittedStream(KeptStream kept) {

    /** The stream of which this was committed last. */
    public static CommittedStream of(KeptStream kept) {
        return new CommittedStream(kept);
    }

    /**
     * Compares it with what others find in the destination.
     *
     * @param found null if they find nothing
     * @throws TableException if rows are missing
     * @throws DestinationException if something else was committed
     */
    public void requireSame(@Nullable KeptStream found) throws DestinationException {
        KeptProgress now = kept.progress();
        if (found == null
                || !Objects.equals(now.committedAt(), found.progress().committedAt())
                || !Objects.equals(
                        asWritten(now.state()), asWritten(found.progress().state()))) {
            throw new DestinationException("What the sync committed of stream " + kept.stream()
                    + " is not there: the destination was replaced, restored or changed while the sync ran."
                    + " The next sync goes on from what is there now.");
        }
        long rows = found.progress().rows();
        if (rows < now.rows()) {
            throw new TableException("The table " + kept.table().name() + " of stream " + kept.stream()
                    + (rows < 0 ? " is not there, or a part of it" : " has " + rows + " rows in place of " + now.rows())
                    + ": somebody removed rows while the sync ran. cairn state reset reads them again.");
        }
    }

    /** JSON that is written and read has other types of numbers than what was computed. */
    private static @Nullable Object asWritten(@Nullable Object state) throws DestinationException {
        try {
            return Json.parse(Json.write(state));
        } catch (IOException e) {
            throw new DestinationException("A state cannot be read", e);
        }
    }
}
