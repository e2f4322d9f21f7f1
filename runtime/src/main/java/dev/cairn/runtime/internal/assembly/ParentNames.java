package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.Node;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.GroupingPartitionRouterModel;
import dev.cairn.models.ParentStreamConfigModel;
import dev.cairn.models.SimpleRetrieverModel;
import dev.cairn.models.SubstreamPartitionRouterModel;
import dev.cairn.models.UnionPartitionRouterModel;
import dev.cairn.pythonvalues.PythonText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the names of the parents of a manifest's streams; parents of parents are not included. */
final class ParentNames {

    /** Fields that lead from a stream to the parents of its routers. */
    private static final List<String> STEPS = List.of(
            DeclarativeStreamModel.RETRIEVER,
            SimpleRetrieverModel.PARTITION_ROUTER,
            UnionPartitionRouterModel.PARTITION_ROUTERS,
            GroupingPartitionRouterModel.UNDERLYING_PARTITION_ROUTER,
            SubstreamPartitionRouterModel.PARENT_STREAM_CONFIGS);

    private final Set<String> names = new LinkedHashSet<>();

    private ParentNames() {}

    static Set<String> of(List<StreamDefinition> streams) {
        ParentNames parents = new ParentNames();
        streams.forEach(stream -> parents.collect(stream.definition().object()));
        return parents.names;
    }

    /** Looks at the manifest's tree: custom retrievers and routers, which have no models, use the same field names. */
    private void collect(@Nullable Node value) {
        if (value == null) {
            return;
        }
        for (Node component : value.itemOrItems()) {
            STEPS.forEach(field -> collect(component.get(field)));
            Node parent = component.get(ParentStreamConfigModel.STREAM);
            Node name = parent == null ? null : parent.get(DeclarativeStreamModel.NAME);
            if (name != null) {
                names.add(PythonText.str(name.scalar()));
            }
        }
    }
}
