package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import java.util.List;
import java.util.Set;

/** Rules for streams: their names, keys and state, and what makes streams of templates. */
final class StreamRules {

    private static final Set<String> CHILD_ROUTERS =
            Set.of("SubstreamPartitionRouter", "CustomPartitionRouter", "UnionPartitionRouter");

    private StreamRules() {}

    /** A stream has a name. */
    static void namelessStream(ManifestComponent stream, RuleReport report) {
        if (stream.get("name") == null) {
            report.add(stream.place(), "this " + stream.type() + " has no 'name'; nobody can select it");
        }
    }

    /** Primary keys are top-level fields of a record. */
    static void nestedPrimaryKey(ManifestComponent stream, RuleReport report) {
        if (!(stream.get("primary_key") instanceof ArrayNode keys)) {
            return;
        }
        boolean lists = keys.items().stream().anyMatch(ArrayNode.class::isInstance);
        for (Node key : keys.items()) {
            if (lists && !(key instanceof ArrayNode path && path.items().size() == 1)) {
                report.add(
                        key.place(),
                        "'primary_key' can only have top-level fields: found "
                                + (key instanceof ArrayNode
                                        ? "the path " + String.join(".", Texts.of(key))
                                        : "a field beside a path")
                                + "; write e.g. [id] or [[id], [date]]");
            }
        }
    }

    /** A {@code StateDelegatingStream} and its two streams have the same name. */
    static void delegatedNames(ManifestComponent stream, RuleReport report) {
        String name = stream.name();
        for (String field : List.of("full_refresh_stream", "incremental_stream")) {
            stream.component(field)
                    .filter(form -> !form.name().equals(name))
                    .ifPresent(form -> report.add(
                            form.placeOf("name"),
                            "'" + field + "' has the name '" + form.name() + "', but the StateDelegatingStream is '"
                                    + name + "'; they must be equal"));
        }
    }

    /** {@code api_retention_period} needs cursors of times. */
    static void retentionOfCounts(ManifestComponent stream, RuleReport report) {
        if (!stream.given("api_retention_period")) {
            return;
        }
        for (String field : List.of("full_refresh_stream", "incremental_stream")) {
            stream.component(field)
                    .ifPresent(
                            form -> form.component("incremental_sync")
                                    .filter(cursor -> cursor.is("IncrementingCountCursor"))
                                    .ifPresent(
                                            cursor -> report.add(
                                                    form.placeOf("incremental_sync"),
                                                    "'api_retention_period' needs cursors of times, and '" + field
                                                            + "' has an IncrementingCountCursor; use a DatetimeBasedCursor, or remove the period")));
        }
    }

    /** A {@code LegacyToPerPartitionStateMigration} belongs to an incremental substream. */
    static void legacyStateMigration(ManifestComponent stream, RuleReport report) {
        boolean migrates = stream.components("state_migrations").stream()
                .anyMatch(migration -> migration.is("LegacyToPerPartitionStateMigration"));
        if (!migrates) {
            return;
        }
        boolean child = stream.component("retriever")
                .filter(retriever -> retriever.is("SimpleRetriever") || retriever.is("AsyncRetriever"))
                .flatMap(retriever -> retriever.component("partition_router"))
                .filter(router -> CHILD_ROUTERS.contains(router.type()))
                .isPresent();
        if (!child || !stream.given("incremental_sync")) {
            report.add(
                    stream.placeOf("state_migrations"),
                    "LegacyToPerPartitionStateMigration works for incremental substreams only: the stream "
                            + (child
                                    ? "has no 'incremental_sync'"
                                    : "has no SubstreamPartitionRouter as its retriever's 'partition_router'"));
        }
    }

    /** The order of filter and transformations matters where there are both. */
    static void transformBeforeFiltering(ManifestComponent stream, RuleReport report) {
        stream.component("retriever")
                .flatMap(r -> r.component("record_selector"))
                .ifPresent(selector -> {
                    boolean filters = selector.given("record_filter")
                            || stream.component("incremental_sync")
                                    .filter(cursor -> cursor.flag("is_client_side_incremental"))
                                    .isPresent();
                    if (selector.has("transform_before_filtering") && !(filters && stream.given("transformations"))) {
                        report.add(
                                selector.placeOf("transform_before_filtering"),
                                "'transform_before_filtering' has no effect: the stream has no "
                                        + (filters ? "transformations" : "record_filter"));
                    }
                });
    }

    /** Conditions of a {@code components_mapping} need a {@code ConfigComponentsResolver}. */
    static void mappingCondition(ManifestComponent resolver, RuleReport report) {
        for (ManifestComponent mapping : resolver.components("components_mapping")) {
            if (mapping.given("condition")) {
                report.add(
                        mapping.placeOf("condition"),
                        "'condition' of a ComponentMappingDefinition works with a ConfigComponentsResolver only, found a "
                                + resolver.type());
            }
        }
    }
}
