package dev.cairn.runtime;

import dev.cairn.checkpoint.ConcurrentCursor;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.error.ConfigException;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.runtime.internal.assembly.CursorPlans;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cursors for connectors that are written in Java, without a manifest.
 *
 * <p>How to drive one is told at {@link ConcurrentCursor}.
 */
public final class Cursors {

    private Cursors() {}

    /**
     * A cursor that goes on where a state says.
     *
     * @param stream the stream's name, for messages
     * @param model a {@code DatetimeBasedCursor} or {@code IncrementingCountCursor}, parsed or built
     * @param config plain JSON values, which the model's templates see as {@code config}
     * @param state what the cursor gave out last, in either form of the Python CDK; empty for the first sync
     * @throws InvalidDocumentException if the model says something that makes no sense
     * @throws ConfigException if the state cannot be read
     */
    public static ConcurrentCursor resume(
            String stream,
            IncrementalCursorModel model,
            Map<String, @Nullable Object> config,
            Map<String, @Nullable Object> state) {
        return resume(stream, model, config, state, Clock.systemUTC());
    }

    /** Like the other, with a clock that says what is now where the model has no end. */
    public static ConcurrentCursor resume(
            String stream,
            IncrementalCursorModel model,
            Map<String, @Nullable Object> config,
            Map<String, @Nullable Object> state,
            Clock clock) {
        return new ConcurrentCursor(CursorPlans.of(stream, model, config, clock), state);
    }
}
