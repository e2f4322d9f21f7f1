package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorDefinition;
import dev.cairn.checkpoint.cursor.CursorPlanner;
import dev.cairn.core.error.ConfigException;
import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.IncrementingCountCursorModel;
import dev.cairn.templates.Templates;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cursors for connectors that are written in Java, without a manifest.
 *
 * <p>{@link ConcurrentCursor} shows how to use one.
 */
public final class Cursors {

    private Cursors() {}

    /**
     * A cursor that resumes from a state.
     *
     * @param stream the stream's name, for messages
     * @param model a {@code DatetimeBasedCursor} or {@code IncrementingCountCursor}, parsed or built
     * @param config plain JSON values, which the model's templates see as {@code config}
     * @param state what the cursor gave out last, in either form of the Python CDK; empty for the first sync
     * @throws ConfigException if the model says something that makes no sense, with the property's path, or if the state
     *     cannot be read
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
        CursorDefinition definition = new StandaloneDefinition(stream, new Templates(clock), config);
        model.accept(new StandaloneRules(definition));
        return new ConcurrentCursor(model.accept(new CursorPlanner(definition, clock, stream, null)), state);
    }

    /** What a rule refuses in a manifest. */
    private record StandaloneRules(CursorDefinition definition) implements IncrementalCursorModel.Visitor<Boolean> {

        @Override
        public Boolean visitDatetimeBasedCursorModel(DatetimeBasedCursorModel model) {
            if ((model.step() == null) != (model.cursorGranularity() == null)) {
                throw definition.wrong(
                        "a cursor that divides time has both step and cursor_granularity, this one has only "
                                + (model.step() == null ? "cursor_granularity" : "step"));
            }
            return true;
        }

        @Override
        public Boolean visitIncrementingCountCursorModel(IncrementingCountCursorModel model) {
            return true;
        }
    }
}
