package dev.cairn.runtime.assembly;

import dev.cairn.models.ConditionalStreams;
import dev.cairn.models.DeclarativeStream;
import dev.cairn.models.StateDelegatingStream;
import dev.cairn.models.StreamDefinition;
import dev.cairn.runtime.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The streams that are written out in a manifest, without those whose condition does not hold. */
final class WrittenStreams implements StreamDefinition.Visitor<List<PlacedStream>> {

    private final Site site;

    /** @param site where the definition stands */
    WrittenStreams(Site site) {
        this.site = site;
    }

    @Override
    public List<PlacedStream> visitDeclarativeStream(DeclarativeStream model) {
        return List.of(new PlacedStream(model, site, null));
    }

    @Override
    public List<PlacedStream> visitStateDelegatingStream(StateDelegatingStream model) {
        return List.of(new PlacedStream(model, site, null));
    }

    /** The condition sees no parameters, as in the Python CDK. */
    @Override
    public List<PlacedStream> visitConditionalStreams(ConditionalStreams model) {
        List<PlacedStream> streams = new ArrayList<>();
        if (holds(model.condition())) {
            for (int i = 0; i < model.streams().size(); i++) {
                streams.add(new PlacedStream(
                        model.streams().get(i), site.field("streams").item(i), null));
            }
        }
        return streams;
    }

    private boolean holds(String condition) {
        Site at = site.field("condition");
        try {
            return at.template(condition).evaluateToBoolean(at.scope(Map.of()));
        } catch (TemplateException e) {
            throw at.wrong("the template cannot be evaluated: " + e.getMessage());
        }
    }
}
