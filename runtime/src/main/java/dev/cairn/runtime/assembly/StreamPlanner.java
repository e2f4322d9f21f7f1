package dev.cairn.runtime.assembly;

import dev.cairn.models.ConditionalStreams;
import dev.cairn.models.DatetimeBasedCursor;
import dev.cairn.models.DeclarativeStream;
import dev.cairn.models.IncrementalCursor;
import dev.cairn.models.IncrementingCountCursor;
import dev.cairn.models.PrimaryKey;
import dev.cairn.models.StateDelegatingStream;
import dev.cairn.models.StreamDefinition;
import dev.cairn.runtime.checkpoint.ConcurrentCursor;
import dev.cairn.runtime.checkpoint.FinalStateCursor;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.cursor.CursorPlan;
import dev.cairn.runtime.http.HttpEnvironment;
import dev.cairn.runtime.http.RequestObserver;
import dev.cairn.runtime.retriever.Retriever;
import dev.cairn.runtime.retriever.SliceOptions;
import dev.cairn.runtime.schema.SchemaLoader;
import dev.cairn.runtime.slice.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the definition of a stream into a plan: the decisions that involve several of its components. */
final class StreamPlanner implements StreamDefinition.Visitor<StreamPlan> {

    private final Site site;
    private final HttpEnvironment environment;
    private final SyncInputs inputs;

    private final Function<String, RequestObserver> observer;

    StreamPlanner(
            Site site, HttpEnvironment environment, SyncInputs inputs, Function<String, RequestObserver> observer) {
        this.site = site;
        this.environment = environment;
        this.inputs = inputs;
        this.observer = observer;
    }

    private HttpEnvironment environmentOf(DeclarativeStream model) {
        return environment.with(observer.apply(model.name()));
    }

    @Override
    public StreamPlan visitDeclarativeStream(DeclarativeStream model) {
        if (!model.stateMigrations().isEmpty()) {
            throw site.field("state_migrations").notBuilt("A state migration");
        }
        if (model.fileUploader() != null) {
            throw site.field("file_uploader").notBuilt("FileUploader");
        }
        StreamDescriptor name = StreamDescriptor.of(model.name());
        SchemaLoader schema = SchemaBuilder.ofStream(
                model.name(), model.schemaLoader(), site.field("schema_loader"), environmentOf(model), inputs.folder());
        List<String> primaryKey = primaryKey(model.primaryKey());
        return model.incrementalSync() == null
                ? fullRefresh(model, name, schema, primaryKey)
                : incremental(model, model.incrementalSync(), name, schema, primaryKey);
    }

    private StreamPlan fullRefresh(
            DeclarativeStream model, StreamDescriptor name, SchemaLoader schema, List<String> primaryKey) {
        return new StreamPlan(
                name,
                schema,
                primaryKey,
                retriever(model, null, SliceOptions.NONE, schema),
                new FinalStateCursor(() -> List.of(Slice.WHOLE).iterator()),
                new StreamPlan.Reading.FullRefresh());
    }

    private StreamPlan incremental(
            DeclarativeStream model,
            IncrementalCursor cursorModel,
            StreamDescriptor name,
            SchemaLoader schema,
            List<String> primaryKey) {
        Site at = site.field("incremental_sync");
        CursorPlan plan = cursorModel.accept(
                new CursorBuilder(at, environment.clock(), model.name(), inputs.catalogCursorField(name)));
        ConcurrentCursor cursor = new ConcurrentCursor(plan, inputs.state().of(name));
        CursorRole role = CursorRole.of(cursorModel, cursor, plan.cursorField());
        if (role.dataFeed() && role.clientSide()) {
            at.warn("is_client_side_incremental adds no filter to is_data_feed, which filters by the cursor already");
        }
        return new StreamPlan(
                name,
                schema,
                primaryKey,
                retriever(model, role, cursorModel.accept(new SliceOptionsBuilder(at)), schema),
                cursor,
                new StreamPlan.Reading.Incremental(plan.cursorField(), catalogMayChoose(cursorModel)));
    }

    private Retriever retriever(
            DeclarativeStream model, @Nullable CursorRole cursor, SliceOptions sliceOptions, SchemaLoader schema) {
        RetrieverBuilder.Stream stream = new RetrieverBuilder.Stream(
                cursor,
                sliceOptions,
                TransformationBuilder.all(model.transformations(), site.field("transformations")),
                schema);
        return model.retriever().accept(new RetrieverBuilder(site.field("retriever"), environmentOf(model), stream));
    }

    private static boolean catalogMayChoose(IncrementalCursor model) {
        return model.accept(new IncrementalCursor.Visitor<>() {
            @Override
            public Boolean visitDatetimeBasedCursor(DatetimeBasedCursor cursor) {
                return Boolean.TRUE.equals(cursor.allowCatalogDefinedCursorField());
            }

            @Override
            public Boolean visitIncrementingCountCursor(IncrementingCountCursor cursor) {
                return Boolean.TRUE.equals(cursor.allowCatalogDefinedCursorField());
            }
        });
    }

    private List<String> primaryKey(PrimaryKey model) {
        return model.accept(new PrimaryKey.Visitor<>() {
            @Override
            public List<String> visitString(String field) {
                return field.isEmpty() ? List.of() : List.of(field);
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
                        throw site.field("primary_key").wrong("a primary key can only have top-level fields");
                    }
                    fields.add(path.get(0));
                }
                return fields;
            }
        });
    }

    @Override
    public StreamPlan visitStateDelegatingStream(StateDelegatingStream model) {
        throw site.notBuilt("StateDelegatingStream");
    }

    @Override
    public StreamPlan visitConditionalStreams(ConditionalStreams model) {
        throw site.notBuilt("ConditionalStreams");
    }
}
