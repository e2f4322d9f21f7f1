package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.Diagnostics;
import dev.cairn.models.ConditionalStreamsModel;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.StateDelegatingStreamModel;
import dev.cairn.models.StreamDefinitionModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.assembly.definition.ManifestErrors;
import java.util.List;
import java.util.Map;

/**
 * The {@code streams} of a manifest, without those whose condition is false.
 *
 * @param definition where the definition stands
 */
record StaticStreams(ComponentDefinition definition) implements StreamDefinitionModel.Visitor<List<StreamDefinition>> {

    @Override
    public List<StreamDefinition> visitDeclarativeStreamModel(DeclarativeStreamModel model) {
        return List.of(new StreamDefinition(model, definition, null));
    }

    @Override
    public List<StreamDefinition> visitStateDelegatingStreamModel(StateDelegatingStreamModel model) {
        return List.of(new StreamDefinition(model, definition, null));
    }

    /** The condition sees no parameters, as in the Python CDK. */
    @Override
    public List<StreamDefinition> visitConditionalStreamsModel(ConditionalStreamsModel model) {
        Diagnostics mistakes = new Diagnostics();
        LocatedText condition = model.at(definition).condition();
        boolean holds = ManifestErrors.collecting(
                        mistakes,
                        condition.at(),
                        () -> condition.template().evaluateToBoolean(definition.scope(Map.of())))
                .orElse(true);
        return holds
                ? model.at(definition)
                        .streams()
                        .each((stream, at) -> new StreamDefinition(stream, at, null, mistakes.all()))
                : List.of();
    }
}
