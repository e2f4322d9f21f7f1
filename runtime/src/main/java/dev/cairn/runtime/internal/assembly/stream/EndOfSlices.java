package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.cursor.CursorPlan;
import dev.cairn.documents.Node;
import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.IncrementingCountCursorModel;
import java.util.Objects;

/**
 * Finds out whether requests say where their slice ends other than by {@code end_time_option}: by a template of the retriever
 * that names the slice's end. Where it is taken for one by mistake, more is read again after a crash, and nothing is lost.
 */
final class EndOfSlices implements IncrementalCursorModel.Visitor<CursorPlan> {

    private final CursorPlan plan;
    private final Node retriever;

    EndOfSlices(CursorPlan plan, Node retriever) {
        this.plan = plan;
        this.retriever = retriever;
    }

    @Override
    public CursorPlan visitDatetimeBasedCursorModel(DatetimeBasedCursorModel model) {
        String key = Objects.requireNonNullElse(model.partitionFieldEnd(), "end_time");
        return !plan.asksForEnd() && names(retriever, key) ? plan.askingForEnd() : plan;
    }

    @Override
    public CursorPlan visitIncrementingCountCursorModel(IncrementingCountCursorModel model) {
        return plan;
    }

    private static boolean names(Node node, String key) {
        String text = node.text();
        return (text != null && text.contains("stream_") && text.contains(key))
                || node.items().stream().anyMatch(item -> names(item, key))
                || node.members().values().stream().anyMatch(member -> names(member.value(), key));
    }
}
