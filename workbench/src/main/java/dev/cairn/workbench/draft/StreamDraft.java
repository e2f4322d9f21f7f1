package dev.cairn.workbench.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is not written yet, or a change of one that is. Immutable.
 *
 * @param kept its other fields
 */
public record StreamDraft(String name, RequestDraft request, Records records, Reading reading, KeptFields kept) {

    /** A stream without other fields. */
    public StreamDraft(String name, RequestDraft request, Records records, Reading reading) {
        this(name, request, records, reading, KeptFields.NONE);
    }

    /**
     * What its records are.
     *
     * @param decoder null for JSON
     * @param path where they are in an answer, as a {@code DpathExtractor} has it
     * @param key names of fields; empty where none is known
     * @param schema a JSON Schema; null for none
     */
    public record Records(
            @Nullable ComponentDraft decoder,
            List<String> path,
            List<String> key,
            @Nullable Map<String, ? extends @Nullable Object> schema) {

        /** The whole answer is one record, as far as is known. */
        public static final Records WHOLE = new Records(null, List.of(), List.of(), null);

        public Records {
            path = List.copyOf(path);
            key = List.copyOf(key);
        }

        /** With another decoder. */
        public Records decodedBy(@Nullable ComponentDraft other) {
            return new Records(other, path, key, schema);
        }

        /** In another place. */
        public Records at(List<String> other) {
            return new Records(decoder, other, key, schema);
        }

        /** With another key. */
        public Records keyed(List<String> other) {
            return new Records(decoder, path, other, schema);
        }

        /** With another schema. */
        public Records declared(@Nullable Map<String, ? extends @Nullable Object> other) {
            return new Records(decoder, path, key, other);
        }
    }

    /** How it is read: page by page, from a time on, for each record of a parent. Each is null where it is not. */
    public record Reading(
            @Nullable ComponentDraft paginator,
            @Nullable ComponentDraft cursor,
            @Nullable ComponentDraft partitions) {

        /** With one request. */
        public static final Reading ONCE = new Reading(null, null, null);
    }

    /** A stream of one request whose answer is not known yet. */
    public static StreamDraft of(String name, RequestDraft request) {
        return new StreamDraft(name, request, Records.WHOLE, Reading.ONCE);
    }

    /** With other requests. */
    public StreamDraft requesting(RequestDraft other) {
        return new StreamDraft(name, other, records, reading, kept);
    }

    /** With other records. */
    public StreamDraft records(UnaryOperator<Records> change) {
        return new StreamDraft(name, request, change.apply(records), reading, kept);
    }

    /** With another paginator. */
    public StreamDraft paged(@Nullable ComponentDraft paginator) {
        return new StreamDraft(
                name, request, records, new Reading(paginator, reading.cursor, reading.partitions), kept);
    }

    /** With another cursor. */
    public StreamDraft incremental(@Nullable ComponentDraft cursor) {
        return new StreamDraft(
                name, request, records, new Reading(reading.paginator, cursor, reading.partitions), kept);
    }

    /** With another partition router. */
    public StreamDraft partitioned(@Nullable ComponentDraft partitions) {
        return new StreamDraft(
                name, request, records, new Reading(reading.paginator, reading.cursor, partitions), kept);
    }

    /** With other fields that a draft does not know by themselves. */
    public StreamDraft keeping(KeptFields other) {
        return new StreamDraft(name, request, records, reading, other);
    }

    /** The names of the streams whose records it is read for. */
    public Set<String> parents() {
        Set<String> parents = new LinkedHashSet<>();
        if (reading.partitions != null
                && reading.partitions.fields().get("parent_stream_configs") instanceof List<?> configs) {
            for (Object config : configs) {
                if (config instanceof Map<?, ?> parent
                        && parent.get("stream") instanceof Map<?, ?> reference
                        && reference.get("$ref") instanceof String path) {
                    parents.add(path.substring(path.lastIndexOf('/') + 1));
                }
            }
        }
        return parents;
    }

    /** With a state after each page, so that a sync that is ended keeps what it has read. */
    private static ComponentDraft checkpointed(ComponentDraft paginator) {
        return paginator.with("pages_per_checkpoint_interval", 1L);
    }

    /**
     * The {@code DeclarativeStream}.
     *
     * @param login its authenticator, or a reference to it; null for none
     */
    ComponentDraft component(@Nullable Object login) {
        ComponentDraft selector = ComponentDraft.of("RecordSelector")
                .with("extractor", ComponentDraft.of("DpathExtractor").with("field_path", records.path))
                .withAll(kept.selector());
        ComponentDraft retriever = ComponentDraft.of("SimpleRetriever")
                .with("requester", request.requester(login).withAll(kept.requester()))
                .withAny("decoder", records.decoder)
                .with("record_selector", selector)
                .withAny("paginator", reading.paginator == null ? null : checkpointed(reading.paginator))
                .withAny("partition_router", reading.partitions)
                .withAll(kept.retriever());
        ComponentDraft stream = ComponentDraft.of("DeclarativeStream").with("name", name);
        if (!records.key.isEmpty()) {
            stream = stream.with("primary_key", records.key.size() == 1 ? records.key.get(0) : records.key);
        }
        stream = stream.with("retriever", retriever)
                .withAny("incremental_sync", reading.cursor)
                .withAll(kept.stream());
        return records.schema == null
                ? stream
                : stream.with(
                        "schema_loader", ComponentDraft.of("InlineSchemaLoader").with("schema", records.schema));
    }
}
