package dev.cairn.runtime.internal.assembly;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.StreamTemplates;
import dev.cairn.models.ConfigComponentsResolverModel;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.DynamicDeclarativeStreamModel;
import dev.cairn.models.HttpComponentsResolverModel;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.ComponentValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the streams of a manifest's {@code dynamic_streams}. For one command; not thread-safe.
 *
 * <p>Source of the rules: {@code _dynamic_stream_configs} of the Python CDK.
 */
final class DynamicStreams {

    private final StreamTemplates templates = new StreamTemplates(ComponentSchema.bundled());
    private final Set<String> names = new HashSet<>();
    private final boolean asks;

    DynamicStreams() {
        this(true);
    }

    private DynamicStreams(boolean asks) {
        this.asks = asks;
    }

    /** Leaves out the streams that an API would have to be asked for. */
    static DynamicStreams withoutRequests() {
        return new DynamicStreams(false);
    }

    /**
     * The streams of one template, in the order of their values.
     *
     * @param position of the definition among its like, from 0
     * @throws SyncException if values cannot be fetched, or two streams have one name
     * @throws InterruptedException if the thread was interrupted while values were fetched
     */
    List<StreamDefinition> of(
            DynamicDeclarativeStreamModel model, int position, ComponentDefinition definition, BuildContext context)
            throws InterruptedException {
        ComponentDefinition at = model.at(definition).componentsResolver().at();
        at.requireSound();
        ComponentDefinition templateDefinition =
                model.at(definition).streamTemplate().at();
        ObjectNode template = templateDefinition.object();
        ComponentsResolverBuilder.ComponentsResolver components =
                model.componentsResolver().accept(new ComponentsResolverBuilder(at, context, model.name()));
        if (!asks && model.componentsResolver() instanceof HttpComponentsResolverModel) {
            return List.of();
        }
        String set = nameOf(model, position, definition);
        boolean fromConfig = model.componentsResolver() instanceof ConfigComponentsResolverModel;
        List<StreamDefinition> streams = new ArrayList<>();
        for (ComponentValues values : components.values().all()) {
            Map<String, @Nullable Object> filled = components.mappings().fill(template, values, at.scope(Map.of()));
            ObjectNode complete = templates.complete(
                    PlacedTrees.over(template, filled), Boolean.TRUE.equals(model.useParentParameters()));
            ComponentDefinition own = templateDefinition.generated(complete);
            streams.add(new StreamDefinition(LenientBinding.stream(complete.toPlain(), own), own, set));
            claim(complete, own, fromConfig);
        }
        return streams;
    }

    /** The name of a definition, which has one even where it is left out. */
    static String nameOf(DynamicDeclarativeStreamModel model, int position, ComponentDefinition definition) {
        return definition.has(DynamicDeclarativeStreamModel.NAME) ? model.name() : "dynamic_stream_" + position;
    }

    private void claim(ObjectNode stream, ComponentDefinition at, boolean fromConfig) {
        String name = stream.text(DeclarativeStreamModel.NAME);
        if (name == null) {
            throw at.wrong("a generated stream needs a name that is text");
        }
        if (!names.add(name)) {
            String problem = "Dynamic streams list contains a duplicate name: " + name + ".";
            throw fromConfig
                    ? new ConfigException(problem + " Check the configuration.")
                    : new SystemException(problem);
        }
    }
}
