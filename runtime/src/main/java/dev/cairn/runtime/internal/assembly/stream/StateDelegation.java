package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.checkpoint.PaginationState;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.IncrementingCountCursorModel;
import dev.cairn.models.StateDelegatingStreamModel;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
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
        BuiltStream incremental = model.at(definition)
                .incrementalStream()
                .map((stream, at) -> stream.accept(new StreamBuilder(at, context)));
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
                OffsetDateTime.ofInstant(definition.mode().sharing().asOf().instant(), ZoneOffset.UTC);
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
        return model.at(definition).fullRefreshStream().map((stream, at) -> stream.accept(new StreamBuilder(at, with)));
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
        LocatedText template = model.at(definition).apiRetentionPeriod();
        ComponentDefinition at = template.at();
        String text = template.isEmpty() ? null : template.text();
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
                        model.at(definition).fullRefreshStream().at(), context, now)
                .reached(model.fullRefreshStream(), state);
        return reached != null
                ? reached
                : new StateAge(model.at(definition).incrementalStream().at(), context, now)
                        .reached(model.incrementalStream(), state);
    }
}
