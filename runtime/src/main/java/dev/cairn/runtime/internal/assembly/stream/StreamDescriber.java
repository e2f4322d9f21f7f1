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
                        model.at(definition).schemaLoader(),
                        context.cachedEnvironment(model.name()),
                        context.inputs().folder()),
                model.at(definition).primaryKey().map(this::primaryKey),
                reading(model),
                model.fileUploader() != null,
                definition.object());
    }

    private Reading reading(DeclarativeStreamModel model) {
        Reading incremental = model.at(definition).incrementalSync().mapOrNull(StreamDescriber::incremental);
        return incremental == null ? fullRefresh(model) : incremental;
    }

    private Reading fullRefresh(DeclarativeStreamModel model) {
        boolean checkpoints = CheckpointPages.of(definition.mode(), model) > 0;
        return new Reading.FullRefresh(
                checkpoints && StreamCheckpoint.of(definition.object()).kind() != CheckpointKind.NONE);
    }

    private static Reading incremental(IncrementalCursorModel cursor, ComponentDefinition at) {
        CursorTraits traits = CursorTraits.of(cursor, at);
        return new Reading.Incremental(
                new CursorOrder(traits.field().required(), traits.formats()), traits.catalogMayChoose());
    }

    private List<String> primaryKey(PrimaryKeyModel model, ComponentDefinition at) {
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
                        throw at.wrong("a primary key can only have top-level fields");
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
        return model.at(definition)
                .fullRefreshStream()
                .map((stream, at) -> stream.accept(new StreamDescriber(at, context)));
    }
}
