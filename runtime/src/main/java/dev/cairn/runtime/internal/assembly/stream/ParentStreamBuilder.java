package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.checkpoint.PaginationState;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.SingleStreamModel;
import dev.cairn.models.StateDelegatingStreamModel;
import dev.cairn.retrieval.partition.ParentStream;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.retrieval.CursorTraits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds parent streams. */
final class ParentStreamBuilder implements SingleStreamModel.Visitor<ParentStream> {

    private final ComponentDefinition definition;
    private final BuildContext context;
    private final Map<String, @Nullable Object> childState;
    private final PaginationState resumed;
    private final boolean progress;

    /**
     * @param childState the child's state, which contains the parent's; empty for a parent that is read in full by each
     *     sync
     * @param resumed where the child's sync stood
     * @param progress whether it matters where the parent stands in this sync
     */
    ParentStreamBuilder(
            ComponentDefinition definition,
            BuildContext context,
            Map<String, @Nullable Object> childState,
            PaginationState resumed,
            boolean progress) {
        this.definition = definition;
        this.context = context;
        this.childState = childState;
        this.resumed = resumed;
        this.progress = progress;
    }

    @Override
    public ParentStream visitDeclarativeStreamModel(DeclarativeStreamModel model) {
        Map<String, @Nullable Object> state = ParentState.of(childState, model.name(), cursorField(model, definition));
        return parent(model, model.name(), state);
    }

    private static @Nullable String cursorField(DeclarativeStreamModel stream, ComponentDefinition definition) {
        return stream.at(definition)
                .incrementalSync()
                .mapOrNull((cursor, at) -> CursorTraits.of(cursor, at).field().required());
    }

    @Override
    public ParentStream visitStateDelegatingStreamModel(StateDelegatingStreamModel model) {
        Map<String, @Nullable Object> state = ParentState.of(
                childState,
                model.name(),
                model.at(definition).incrementalStream().mapOrNull(ParentStreamBuilder::cursorField));
        return parent(model, model.name(), state);
    }

    private ParentStream parent(SingleStreamModel model, String name, Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> stood = resumed.parent(name);
        BuiltStream plan = model.accept(
                new StreamBuilder(definition, context.forParent(name, stood == null ? state : stood, progress)));
        return new ParentStream(
                name,
                plan.retriever(),
                plan.cursor(),
                context.environment().sleeper(),
                definition.mode().ahead());
    }
}
