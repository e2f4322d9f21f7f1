package dev.cairn.runtime.assembly;

import dev.cairn.models.DatetimeBasedCursor;
import dev.cairn.models.DeclarativeStream;
import dev.cairn.models.IncrementalCursor;
import dev.cairn.models.IncrementingCountCursor;
import dev.cairn.models.SingleStream;
import dev.cairn.models.StateDelegatingStream;
import dev.cairn.runtime.partition.ParentStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the parents of streams. */
final class ParentStreamBuilder implements SingleStream.Visitor<ParentStream> {

    private final Site site;
    private final PlanContext context;
    private final Map<String, @Nullable Object> childState;

    /** @param childState the state that the parent goes on from; empty for one that starts anew with each sync */
    ParentStreamBuilder(Site site, PlanContext context, Map<String, @Nullable Object> childState) {
        this.site = site;
        this.context = context;
        this.childState = childState;
    }

    @Override
    public ParentStream visitDeclarativeStream(DeclarativeStream model) {
        Map<String, @Nullable Object> state =
                ParentState.of(childState, model.name(), cursorField(model.incrementalSync()));
        StreamPlan plan = model.accept(new StreamPlanner(site, context.forParent(model.name(), state)));
        return new ParentStream(model.name(), plan.retriever(), plan.cursor());
    }

    private @Nullable String cursorField(@Nullable IncrementalCursor cursor) {
        if (cursor == null) {
            return null;
        }
        Site at = site.field("incremental_sync").field("cursor_field");
        return cursor.accept(new IncrementalCursor.Visitor<>() {
            @Override
            public String visitDatetimeBasedCursor(DatetimeBasedCursor datetime) {
                return at.requiredText(datetime.cursorField(), datetime.parameters());
            }

            @Override
            public String visitIncrementingCountCursor(IncrementingCountCursor count) {
                return at.requiredText(count.cursorField(), count.parameters());
            }
        });
    }

    @Override
    public ParentStream visitStateDelegatingStream(StateDelegatingStream model) {
        throw site.notBuilt("StateDelegatingStream");
    }
}
