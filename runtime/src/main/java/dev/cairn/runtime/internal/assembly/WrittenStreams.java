package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.Diagnostics;
import dev.cairn.models.ConditionalStreamsModel;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.StateDelegatingStreamModel;
import dev.cairn.models.StreamDefinitionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The streams that are written out in a manifest, without those whose condition does not hold. */
final class WrittenStreams implements StreamDefinitionModel.Visitor<List<PlacedStream>> {

    private final Site site;

    /** @param site where the definition stands */
    WrittenStreams(Site site) {
        this.site = site;
    }

    @Override
    public List<PlacedStream> visitDeclarativeStreamModel(DeclarativeStreamModel model) {
        return List.of(new PlacedStream(model, site, null));
    }

    @Override
    public List<PlacedStream> visitStateDelegatingStreamModel(StateDelegatingStreamModel model) {
        return List.of(new PlacedStream(model, site, null));
    }

    /** The condition sees no parameters, as in the Python CDK. */
    @Override
    public List<PlacedStream> visitConditionalStreamsModel(ConditionalStreamsModel model) {
        Diagnostics mistakes = new Diagnostics();
        boolean holds = Mistakes.collecting(mistakes, site.field("condition"), () -> holds(model.condition()))
                .orElse(true);
        List<PlacedStream> streams = new ArrayList<>();
        for (int i = 0; holds && i < model.streams().size(); i++) {
            Site at = site.field("streams").item(i);
            streams.add(new PlacedStream(model.streams().get(i), at, null, mistakes.all()));
        }
        return streams;
    }

    private boolean holds(String condition) {
        Site at = site.field("condition");
        return at.template(condition).evaluateToBoolean(at.scope(Map.of()));
    }
}
