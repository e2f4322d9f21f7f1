package dev.cairn.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Converts states of streams with partitions from an older form, {@code {partition: {cursor_field: value}}}, to the
 * current form; leaves others as they are. Immutable.
 *
 * <p>Source of both forms: {@code LegacyToPerPartitionStateMigration} of the Python CDK.
 *
 * @param partitionField the name of the partition's value in the current form
 */
public record LegacyPartitionState(String partitionField, String cursorField)
        implements UnaryOperator<Map<String, @Nullable Object>> {

    @Override
    public Map<String, @Nullable Object> apply(Map<String, @Nullable Object> state) {
        if (!isLegacy(state)) {
            return state;
        }
        List<Object> states = new ArrayList<>();
        state.forEach(
                (partition, cursor) -> states.add(PerPartitionState.entry(Map.of(partitionField, partition), cursor)));
        Map<String, @Nullable Object> migrated = new LinkedHashMap<>();
        migrated.put(PerPartitionState.STATES, states);
        return migrated;
    }

    private boolean isLegacy(Map<String, @Nullable Object> state) {
        return !state.isEmpty()
                && !state.containsKey(PerPartitionState.STATES)
                && state.values().stream()
                        .allMatch(cursor ->
                                cursor instanceof Map<?, ?> map && map.size() == 1 && map.containsKey(cursorField));
    }
}
