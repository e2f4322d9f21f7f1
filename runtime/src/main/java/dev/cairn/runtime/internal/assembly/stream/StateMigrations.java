package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.checkpoint.LegacyPartitionState;
import dev.cairn.models.CustomPartitionRouterModel;
import dev.cairn.models.CustomStateMigrationModel;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.GroupingPartitionRouterModel;
import dev.cairn.models.LegacyToPerPartitionStateMigrationModel;
import dev.cairn.models.ListPartitionRouterModel;
import dev.cairn.models.ParentStreamConfigModel;
import dev.cairn.models.PartitionRouterModel;
import dev.cairn.models.PartitionRoutingModel;
import dev.cairn.models.StateMigrationModel;
import dev.cairn.models.SubstreamPartitionRouterModel;
import dev.cairn.models.UnionPartitionRouterModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.retrieval.CursorTraits;
import dev.cairn.runtime.spi.CustomStateMigration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds state migrations, which convert older states of a stream. */
record StateMigrations(
        ComponentDefinition definition, ComponentDefinition streamDefinition, DeclarativeStreamModel stream)
        implements StateMigrationModel.Visitor<UnaryOperator<Map<String, @Nullable Object>>> {

    private static final String REFUSED = "a rule refuses this migration outside of incremental substreams";

    /** A state as the stream has it now. */
    static Map<String, @Nullable Object> migrated(
            Map<String, @Nullable Object> state, DeclarativeStreamModel stream, ComponentDefinition streamDefinition) {
        Map<String, @Nullable Object> migrated = state;
        for (var migration : stream.at(streamDefinition).stateMigrations().elements()) {
            migrated = migration
                    .value()
                    .accept(new StateMigrations(migration.at(), streamDefinition, stream))
                    .apply(migrated);
        }
        return migrated;
    }

    @Override
    public UnaryOperator<Map<String, @Nullable Object>> visitLegacyToPerPartitionStateMigrationModel(
            LegacyToPerPartitionStateMigrationModel model) {
        PartitionRoutingModel routing = StreamBuilder.routing(stream.retriever());
        CursorTraits cursor = stream.at(streamDefinition).incrementalSync().mapOrNull(CursorTraits::of);
        if (routing == null || cursor == null) {
            throw new IllegalStateException(REFUSED);
        }
        Optional<String> partitionField = routing.accept(new PartitionRoutingModel.Visitor<>() {
            @Override
            public Optional<String> visitPartitionRouterModel(PartitionRouterModel router) {
                return router.accept(new PartitionField());
            }

            @Override
            public Optional<String> visitPartitionRouterModelList(List<PartitionRouterModel> routers) {
                throw new IllegalStateException(REFUSED);
            }
        });
        if (partitionField.isEmpty()) {
            return state -> state;
        }
        return new LegacyPartitionState(
                definition.requiredText(partitionField.get(), stream.parameters()),
                cursor.field().required(stream.parameters()));
    }

    @Override
    public UnaryOperator<Map<String, @Nullable Object>> visitCustomStateMigrationModel(
            CustomStateMigrationModel model) {
        CustomStateMigration migration = definition.custom(CustomStateMigration.class);
        return state -> migration.shouldMigrate(state) ? migration.migrate(state) : state;
    }

    /** The name that partitions have; empty with several parents, for whose states there was no older form. */
    private final class PartitionField implements PartitionRouterModel.Visitor<Optional<String>> {

        @Override
        public Optional<String> visitSubstreamPartitionRouterModel(SubstreamPartitionRouterModel router) {
            return router.parentStreamConfigs().size() == 1
                    ? Optional.of(router.parentStreamConfigs().get(0).partitionField())
                    : Optional.empty();
        }

        @Override
        public Optional<String> visitUnionPartitionRouterModel(UnionPartitionRouterModel router) {
            return Optional.of(router.partitionField());
        }

        @Override
        public Optional<String> visitListPartitionRouterModel(ListPartitionRouterModel router) {
            throw new IllegalStateException(REFUSED);
        }

        @Override
        public Optional<String> visitGroupingPartitionRouterModel(GroupingPartitionRouterModel router) {
            throw new IllegalStateException(REFUSED);
        }

        /** A router of the connector's own is taken for one of substreams if its definition names parents. */
        @Override
        public Optional<String> visitCustomPartitionRouterModel(CustomPartitionRouterModel router) {
            if (!(router.additionalProperties().get(SubstreamPartitionRouterModel.PARENT_STREAM_CONFIGS)
                    instanceof List<?> parents)) {
                throw definition.wrong("a LegacyToPerPartitionStateMigration needs a partition router with"
                        + " parent_stream_configs, which name the partitions");
            }
            return parents.size() == 1
                            && parents.get(0) instanceof Map<?, ?> parent
                            && parent.get(ParentStreamConfigModel.PARTITION_FIELD) instanceof String field
                    ? Optional.of(field)
                    : Optional.empty();
        }
    }
}
