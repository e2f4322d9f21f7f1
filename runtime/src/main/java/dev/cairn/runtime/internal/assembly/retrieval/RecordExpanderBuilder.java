package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.core.error.TransientException;
import dev.cairn.core.slice.Slice;
import dev.cairn.documents.Node;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.models.Located;
import dev.cairn.models.RecordExpanderModel;
import dev.cairn.models.SimpleRetrieverModel;
import dev.cairn.models.SynchronousRetrieverModel;
import dev.cairn.records.FieldPath;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.extract.ParentFields;
import dev.cairn.records.extract.RecordExpander;
import dev.cairn.records.extract.TruncatedLists;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceOptions;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.PathBuilder;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds record expanders, which make several records of one.
 *
 * @param environment for the requests that complete lists
 */
record RecordExpanderBuilder(ComponentDefinition definition, HttpEnvironment environment) {

    private static final String NAME = "record_expander_truncated_list";
    private static final String PARENT_RECORD = "parent_record";

    RecordExpander build(RecordExpanderModel model) {
        return new RecordExpander(
                PathBuilder.of(model.at(definition).expandRecordsFromField(), definition),
                new ParentFields(model.mergeParent(), fields(model), model.remainOriginalRecord()),
                switch (model.onNoRecords()) {
                    case SKIP -> false;
                    case EMIT_PARENT -> true;
                },
                truncated(model));
    }

    private List<ParentFields.Field> fields(RecordExpanderModel model) {
        return model.at(definition)
                .parentFields()
                .each((field, at) -> new ParentFields.Field(
                        single(field.at(at).parentPath(), at),
                        single(field.at(at).recordPath(), at).texts()));
    }

    /** A path to one place at most, as the configuration is now. */
    private static FieldPath single(Located.Items<String, ComponentDefinition> segments, ComponentDefinition owner) {
        if (segments.value().isEmpty()) {
            throw segments.at().wrong("the path is empty, expected one key at least");
        }
        return withoutPatterns(segments, owner);
    }

    private static FieldPath withoutPatterns(
            Located.Items<String, ComponentDefinition> segments, ComponentDefinition owner) {
        FieldPath path = PathBuilder.of(segments, owner).get();
        if (path.isPattern()) {
            throw segments.at().wrong("the path " + path + " must lead to one place, without *, ? and [");
        }
        return path;
    }

    private @Nullable TruncatedLists truncated(RecordExpanderModel model) {
        var at = model.at(definition);
        var retriever = at.truncatedListRetriever();
        if (model.truncationIndicatorPath().isEmpty()) {
            if (retriever.value() != null) {
                throw retriever
                        .at()
                        .wrong("without a truncation_indicator_path it is not known which lists are truncated");
            }
            return null;
        }
        FieldPath path = withoutPatterns(at.truncationIndicatorPath(), definition);
        if (retriever.value() != null) {
            withoutPatterns(at.expandRecordsFromField(), definition);
        }
        return new TruncatedLists(
                path,
                retriever.mapOrNull(this::source),
                environment.observer()::incomplete,
                environment.observer()::warned);
    }

    private TruncatedLists.Source source(SynchronousRetrieverModel model, ComponentDefinition at) {
        for (String unsupported :
                List.of(SimpleRetrieverModel.PARTITION_ROUTER, SimpleRetrieverModel.PAGINATION_RESET)) {
            Node value = at.object().get(unsupported);
            if (value != null && !value.isNull()) {
                throw at.field(unsupported).wrong(unsupported + " has no place in a truncated_list_retriever");
            }
        }
        RetrieverBuilder.Stream described = RetrieverBuilder.Stream.helping(NAME, SliceOptions.NONE, environment);
        Retriever retriever =
                model.accept(new RetrieverBuilder(at, environment.about(RequestPurpose.TRUNCATED_LIST), described));
        return record -> new Items(
                retriever.open(new Slice(Collections.singletonMap(PARENT_RECORD, record), Map.of(), Map.of())));
    }

    /** All records that a retriever finds for one record. */
    private static final class Items implements RecordCursor {

        private final SliceReader reader;
        private Iterator<StreamRecord> page = Collections.emptyIterator();
        private boolean ended;

        Items(SliceReader reader) {
            this.reader = reader;
        }

        @Override
        public @Nullable StreamRecord next() {
            while (!page.hasNext() && !ended) {
                Page next = read();
                ended = next == null;
                page = next == null ? page : next.records().iterator();
            }
            return page.hasNext() ? page.next() : null;
        }

        private @Nullable Page read() {
            try {
                return reader.nextPage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TransientException("The sync was stopped while a truncated list was being fetched.");
            }
        }
    }
}
