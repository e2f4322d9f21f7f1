package dev.cairn.checkpoint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a state has in place of a value for the cursor field, so that reading begins anew though a state was given: the
 * cursor field has another name now, or the state is one of a stream of another kind. The Python CDK reads such states
 * without a word, and so does Cairn but for a warning. An empty state is none: it lacks nothing.
 */
final class MissingPosition {

    private static final int NAMES_SHOWN = 5;

    private final String cursorField;
    private final Set<String> found = new LinkedHashSet<>();
    private int states;
    private int lacking;
    private boolean others;

    private MissingPosition(String cursorField) {
        this.cursorField = cursorField;
    }

    /** What the state of a stream without partitions lacks, for people; empty where it lacks nothing. */
    static Optional<String> in(Map<String, ?> state, String cursorField) {
        MissingPosition missing = new MissingPosition(cursorField);
        return missing.isIn(state) ? Optional.of(missing.text("the state", "all is")) : Optional.empty();
    }

    /** What the state of a stream with partitions lacks, for people; empty where it lacks nothing. */
    static Optional<String> inPartitions(Map<String, ?> state, String cursorField) {
        if (PerPartitionState.isPlain(state)) {
            return PerPartitionState.MEMBERS.containsAll(state.keySet()) ? Optional.empty() : in(state, cursorField);
        }
        MissingPosition missing = new MissingPosition(cursorField);
        PerPartitionState.cursors(state).forEach(missing::count);
        missing.others = state.get(PerPartitionState.GLOBAL) instanceof Map<?, ?> global && missing.isIn(global);
        return missing.inPartitions();
    }

    private void count(Map<?, ?> cursor) {
        states++;
        if (isIn(cursor)) {
            lacking++;
        }
    }

    private boolean isIn(Map<?, ?> state) {
        if (state.isEmpty() || state.get(cursorField) != null || StateForm.hasIntervals(state)) {
            return false;
        }
        state.keySet().forEach(name -> found.add(String.valueOf(name)));
        return true;
    }

    private Optional<String> inPartitions() {
        if (lacking == 0 && !others) {
            return Optional.empty();
        }
        String some = "the state of " + lacking + " of " + states + " partitions";
        String rest = "the state of partitions that have none of their own";
        return Optional.of(
                text(lacking == 0 ? rest : others ? some + ", and " + rest + "," : some, "these partitions are"));
    }

    private String text(String subject, String what) {
        found.remove(cursorField);
        List<String> shown = found.stream().limit(NAMES_SHOWN).toList();
        String instead = shown.isEmpty()
                ? " but null"
                : shown.stream().collect(Collectors.joining("', '", ", but '", "'"))
                        + (found.size() > NAMES_SHOWN ? " and " + (found.size() - NAMES_SHOWN) + " more" : "");
        return subject + " has no value for the cursor field '" + cursorField + "'" + instead + ": " + what
                + " read from the start";
    }
}
