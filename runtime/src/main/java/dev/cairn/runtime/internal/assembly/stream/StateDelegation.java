package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.checkpoint.PaginationState;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.IncrementingCountCursorModel;
import dev.cairn.models.StateDelegatingStreamModel;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.templates.time.IsoDuration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses between the two definitions of a {@code StateDelegatingStream}: the full refresh stream if there is no state,
 * if it is in the middle of its pagination, or if the API no longer keeps data that old, else the incremental stream.
 *
 * <p>Source of the rules: {@code create_state_delegating_stream} of the Python CDK.
 */
record StateDelegation(ComponentDefinition definition, BuildContext context) {

    BuiltStream plan(StateDelegatingStreamModel model) {
        StreamDescriptor name = StreamDescriptor.of(model.name());
        requireEqualNames(model);
        IsoDuration retention = retention(model);
        Map<String, @Nullable Object> state = context.inputs().state().of(name);
        if (PaginationState.without(state).isEmpty()) { // also where a full refresh goes on
            return full(model, context);
        }
        BuiltStream incremental = model.incrementalStream()
                .accept(new StreamBuilder(definition.field(StateDelegatingStreamModel.INCREMENTAL_STREAM), context));
        if (PaginationState.isIn(state)) {
            BuiltStream full = full(model, context);
            if (goesOn(full, state) && !goesOn(incremental, state)) {
                return full;
            }
        }
        if (retention == null || !context.isSelected(name)) {
            return incremental;
        }
        OffsetDateTime now =
                OffsetDateTime.ofInstant(context.mode().sharing().asOf().instant(), ZoneOffset.UTC);
        OffsetDateTime kept = retention.subtractFrom(now);
        OffsetDateTime reached = reached(model, state, now);
        if (reached != null && !reached.isBefore(kept)) {
            return incremental;
        }
        context.environment(model.name())
                .observer()
                .warned("the API keeps data since " + kept + " (api_retention_period), and the state "
                        + (reached == null ? "does not say how far it has come" : "has come to " + reached)
                        + ": all is read again, as without a state");
        return full(model, context.withState(name, Map.of()))
                .withOrigin(new ManifestStream.Origin(null, true, List.of(), List.of()));
    }

    /** Whether a state says where the pagination of a stream stands, and not that of another one. */
    private static boolean goesOn(BuiltStream stream, Map<String, @Nullable Object> state) {
        try {
            return PaginationState.of(state).hasBegun(stream.retriever()::goesOn);
        } catch (IllegalArgumentException e) { // the stream has told it
            return false;
        }
    }

    private BuiltStream full(StateDelegatingStreamModel model, BuildContext with) {
        return model.fullRefreshStream()
                .accept(new StreamBuilder(definition.field(StateDelegatingStreamModel.FULL_REFRESH_STREAM), with));
    }

    private void requireEqualNames(StateDelegatingStreamModel model) {
        List<String> names = List.of(
                model.name(),
                model.fullRefreshStream().name(),
                model.incrementalStream().name());
        if (names.stream().distinct().count() > 1) {
            throw definition.wrong("a StateDelegatingStream and both streams in it must have the same name, but have "
                    + String.join(", ", names));
        }
    }

    private @Nullable IsoDuration retention(StateDelegatingStreamModel model) {
        ComponentDefinition at = definition.field(StateDelegatingStreamModel.API_RETENTION_PERIOD);
        String template = model.apiRetentionPeriod();
        String text = template == null || template.isEmpty() ? null : at.text(template, model.parameters());
        if (text == null || text.isEmpty()) {
            return null;
        }
        for (DeclarativeStreamModel stream : List.of(model.fullRefreshStream(), model.incrementalStream())) {
            if (stream.incrementalSync() instanceof IncrementingCountCursorModel) {
                throw at.wrong("api_retention_period is not possible with an IncrementingCountCursor, whose state does"
                        + " not say how old it is");
            }
        }
        return at.checked(() -> IsoDuration.parse(text));
    }

    private @Nullable OffsetDateTime reached(
            StateDelegatingStreamModel model, Map<String, @Nullable Object> state, OffsetDateTime now) {
        OffsetDateTime reached = new StateAge(
                        definition.field(StateDelegatingStreamModel.FULL_REFRESH_STREAM), context, now)
                .reached(model.fullRefreshStream(), state);
        if (reached == null) {
            reached = new StateAge(definition.field(StateDelegatingStreamModel.INCREMENTAL_STREAM), context, now)
                    .reached(model.incrementalStream(), state);
        }
        return reached;
    }
}
