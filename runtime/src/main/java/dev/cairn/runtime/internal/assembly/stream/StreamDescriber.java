package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.manifest.checkpoint.CheckpointKind;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.PrimaryKeyModel;
import dev.cairn.models.SingleStreamModel;
import dev.cairn.models.StateDelegatingStreamModel;
import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.retrieval.CursorTraits;
import dev.cairn.runtime.internal.assembly.retrieval.SchemaLoaderBuilder;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription.Reading;
import java.util.ArrayList;
import java.util.List;

/** Finds what a catalog says about a stream, without building most of its components. */
public record StreamDescriber(ComponentDefinition definition, BuildContext context)
        implements SingleStreamModel.Visitor<StreamDescription> {

    @Override
    public StreamDescription visitDeclarativeStreamModel(DeclarativeStreamModel model) {
        if (!definition.has(DeclarativeStreamModel.NAME)) {
            throw definition.wrong("a stream needs a name");
        }
        return new StreamDescription(
                StreamDescriptor.of(model.name()),
                SchemaLoaderBuilder.ofStream(
                        model.name(),
                        model.schemaLoader(),
                        definition.field(DeclarativeStreamModel.SCHEMA_LOADER),
                        context.cachedEnvironment(model.name()),
                        context.inputs().folder()),
                primaryKey(model.primaryKey()),
                model.incrementalSync() == null ? fullRefresh(model) : incremental(model.incrementalSync()),
                model.fileUploader() != null,
                definition.object());
    }

    private Reading fullRefresh(DeclarativeStreamModel model) {
        boolean checkpoints = CheckpointPages.of(definition.mode(), model) > 0;
        return new Reading.FullRefresh(
                checkpoints && StreamCheckpoint.of(definition.object()).kind() != CheckpointKind.NONE);
    }

    private Reading incremental(IncrementalCursorModel cursor) {
        CursorTraits traits = CursorTraits.of(cursor);
        String field = traits.field(definition.field(DeclarativeStreamModel.INCREMENTAL_SYNC), traits.parameters());
        return new Reading.Incremental(new CursorOrder(field, traits.formats()), traits.catalogMayChoose());
    }

    private List<String> primaryKey(PrimaryKeyModel model) {
        return model.accept(new PrimaryKeyModel.Visitor<>() {
            @Override
            public List<String> visitString(String field) {
                // As in the reference, an empty text that is written out is a name.
                return field.isEmpty() && !definition.has(DeclarativeStreamModel.PRIMARY_KEY)
                        ? List.of()
                        : List.of(field);
            }

            @Override
            public List<String> visitStringList(List<String> fields) {
                return fields;
            }

            @Override
            public List<String> visitStringListList(List<List<String>> paths) {
                List<String> fields = new ArrayList<>();
                for (List<String> path : paths) {
                    if (path.size() != 1) { // the reference has no nested keys either, and fails at run time
                        throw definition
                                .field(DeclarativeStreamModel.PRIMARY_KEY)
                                .wrong("a primary key can only have top-level fields");
                    }
                    fields.add(path.get(0));
                }
                return fields;
            }
        });
    }

    /** As it is without a state. */
    @Override
    public StreamDescription visitStateDelegatingStreamModel(StateDelegatingStreamModel model) {
        return model.fullRefreshStream()
                .accept(new StreamDescriber(definition.field(StateDelegatingStreamModel.FULL_REFRESH_STREAM), context));
    }
}
