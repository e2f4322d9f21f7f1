package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.checkpoint.FinalStateCursor;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.CursorPlanner;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the point in time that a stream's state has reached.
 *
 * <p>Source of the rules: {@code get_cursor_datetime_from_state} of the Python CDK's cursors.
 *
 * @param definition where the stream stands
 */
record StateAge(ComponentDefinition definition, BuildContext context, OffsetDateTime now) {

    private static final List<String> INTERVAL_STATE_TYPES = List.of("date-range", "integer");

    /** Null where the stream cannot tell. */
    @Nullable
    OffsetDateTime reached(DeclarativeStreamModel stream, Map<?, ?> state) {
        IncrementalCursorModel cursor = stream.incrementalSync();
        if (cursor == null) {
            return PythonTruth.isTrue(state.get(FinalStateCursor.NO_CURSOR)) ? now : null;
        }
        CursorPlan plan = cursor.accept(new CursorPlanner(
                stream.at(definition).incrementalSync().at().asOf(),
                definition.mode().sharing().asOf(),
                stream.name(),
                null));
        Map<?, ?> own = state;
        if (StreamBuilder.routing(stream.retriever()) != null) {
            own = state.get("state") instanceof Map<?, ?> global ? global : Map.of();
        }
        Object value = value(own, plan.cursorField());
        CursorValue position = PythonTruth.isTrue(value) ? plan.format().parse(value) : null;
        return position instanceof DatetimeValue datetime ? datetime.time() : null;
    }

    private static @Nullable Object value(Map<?, ?> state, String cursorField) {
        if (!INTERVAL_STATE_TYPES.contains(String.valueOf(state.get("state_type")))) {
            return state.get(cursorField);
        }
        if (state.get("slices") instanceof List<?> slices
                && !slices.isEmpty()
                && slices.get(0) instanceof Map<?, ?> first) {
            Object mostRecent = first.get("most_recent_cursor_value");
            return PythonTruth.isTrue(mostRecent) ? mostRecent : first.get("end");
        }
        return null;
    }
}
