package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.Diagnostics;
import dev.cairn.models.ConditionalStreamsModel;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.StateDelegatingStreamModel;
import dev.cairn.models.StreamDefinitionModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.ManifestErrors;
import java.util.ArrayList;
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
        boolean holds = ManifestErrors.collecting(
                        mistakes, definition.field(ConditionalStreamsModel.CONDITION), () -> holds(model.condition()))
                .orElse(true);
        List<StreamDefinition> streams = new ArrayList<>();
        for (int i = 0; holds && i < model.streams().size(); i++) {
            ComponentDefinition at =
                    definition.field(ConditionalStreamsModel.STREAMS).item(i);
            streams.add(new StreamDefinition(model.streams().get(i), at, null, mistakes.all()));
        }
        return streams;
    }

    private boolean holds(String condition) {
        ComponentDefinition at = definition.field(ConditionalStreamsModel.CONDITION);
        return at.template(condition).evaluateToBoolean(at.scope(Map.of()));
    }
}
