package dev.cairn.runtime.assembly;

import dev.cairn.models.CustomPartitionRouter;
import dev.cairn.models.CustomStateMigration;
import dev.cairn.models.DatetimeBasedCursor;
import dev.cairn.models.DeclarativeStream;
import dev.cairn.models.GroupingPartitionRouter;
import dev.cairn.models.IncrementalCursor;
import dev.cairn.models.IncrementingCountCursor;
import dev.cairn.models.LegacyToPerPartitionStateMigration;
import dev.cairn.models.ListPartitionRouter;
import dev.cairn.models.PartitionRouter;
import dev.cairn.models.PartitionRouting;
import dev.cairn.models.StateMigration;
import dev.cairn.models.SubstreamPartitionRouter;
import dev.cairn.models.UnionPartitionRouter;
import dev.cairn.runtime.checkpoint.LegacyPartitionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds the conversions of older states of a stream. */
final class StateMigrations implements StateMigration.Visitor<UnaryOperator<Map<String, @Nullable Object>>> {

    private static final String ROUTERS = "a LegacyToPerPartitionStateMigration needs a SubstreamPartitionRouter, a"
            + " UnionPartitionRouter or a CustomPartitionRouter with parent_stream_configs, which names the partitions";

    private final Site site;
    private final Site streamSite;
    private final DeclarativeStream stream;

    private StateMigrations(Site site, Site streamSite, DeclarativeStream stream) {
        this.site = site;
        this.streamSite = streamSite;
        this.stream = stream;
    }

    /** A state as the stream has it now. */
    static Map<String, @Nullable Object> migrated(
            Map<String, @Nullable Object> state, DeclarativeStream stream, Site streamSite) {
        Map<String, @Nullable Object> migrated = state;
        for (int i = 0; i < stream.stateMigrations().size(); i++) {
            Site at = streamSite.field("state_migrations").item(i);
            migrated = stream.stateMigrations()
                    .get(i)
                    .accept(new StateMigrations(at, streamSite, stream))
                    .apply(migrated);
        }
        return migrated;
    }

    @Override
    public UnaryOperator<Map<String, @Nullable Object>> visitLegacyToPerPartitionStateMigration(
            LegacyToPerPartitionStateMigration model) {
        PartitionRouting routing = StreamPlanner.routing(stream.retriever());
        IncrementalCursor cursor = stream.incrementalSync();
        if (routing == null || cursor == null) {
            throw site.wrong("a LegacyToPerPartitionStateMigration needs a partition_router and an incremental_sync");
        }
        Optional<String> partitionField = routing.accept(new PartitionRouting.Visitor<>() {
            @Override
            public Optional<String> visitPartitionRouter(PartitionRouter router) {
                return router.accept(new PartitionField());
            }

            @Override
            public Optional<String> visitPartitionRouterList(List<PartitionRouter> routers) {
                throw site.wrong(ROUTERS);
            }
        });
        if (partitionField.isEmpty()) {
            return state -> state;
        }
        Site cursorSite = streamSite.field("incremental_sync").field("cursor_field");
        return new LegacyPartitionState(
                site.requiredText(partitionField.get(), stream.parameters()),
                cursorSite.requiredText(cursorField(cursor), stream.parameters()));
    }

    private static String cursorField(IncrementalCursor cursor) {
        return cursor.accept(new IncrementalCursor.Visitor<>() {
            @Override
            public String visitDatetimeBasedCursor(DatetimeBasedCursor datetime) {
                return datetime.cursorField();
            }

            @Override
            public String visitIncrementingCountCursor(IncrementingCountCursor count) {
                return count.cursorField();
            }
        });
    }

    @Override
    public UnaryOperator<Map<String, @Nullable Object>> visitCustomStateMigration(CustomStateMigration model) {
        dev.cairn.runtime.spi.CustomStateMigration migration = site.supplied(
                dev.cairn.runtime.spi.CustomStateMigration.class,
                model.className(),
                model.parameters(),
                model.additionalProperties());
        return state -> migration.shouldMigrate(state) ? migration.migrate(state) : state;
    }

    /** The name that partitions have; empty with several parents, for whose states there was no older form. */
    private final class PartitionField implements PartitionRouter.Visitor<Optional<String>> {

        @Override
        public Optional<String> visitSubstreamPartitionRouter(SubstreamPartitionRouter router) {
            return router.parentStreamConfigs().size() == 1
                    ? Optional.of(router.parentStreamConfigs().get(0).partitionField())
                    : Optional.empty();
        }

        @Override
        public Optional<String> visitUnionPartitionRouter(UnionPartitionRouter router) {
            return Optional.of(router.partitionField());
        }

        @Override
        public Optional<String> visitListPartitionRouter(ListPartitionRouter router) {
            throw site.wrong(ROUTERS);
        }

        @Override
        public Optional<String> visitGroupingPartitionRouter(GroupingPartitionRouter router) {
            throw site.wrong(ROUTERS);
        }

        /** A router of the connector's own is taken for one of substreams if its definition names parents. */
        @Override
        public Optional<String> visitCustomPartitionRouter(CustomPartitionRouter router) {
            if (!(router.additionalProperties().get("parent_stream_configs") instanceof List<?> parents)) {
                throw site.wrong(ROUTERS);
            }
            return parents.size() == 1
                            && parents.get(0) instanceof Map<?, ?> parent
                            && parent.get("partition_field") instanceof String field
                    ? Optional.of(field)
                    : Optional.empty();
        }
    }
}
