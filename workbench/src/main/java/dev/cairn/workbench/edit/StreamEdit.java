package dev.cairn.workbench.edit;

import java.util.List;
import java.util.Map;

/** Something that can be added to a stream. */
public enum StreamEdit {
    PAGE_NUMBERS(
            "Add pagination by page numbers",
            List.of("retriever", "paginator"),
            Map.of("DefaultPaginator.pagination_strategy", "PageIncrement", "RequestOption.field_name", "page")),
    OFFSETS(
            "Add pagination by offsets",
            List.of("retriever", "paginator"),
            Map.of("DefaultPaginator.pagination_strategy", "OffsetIncrement", "RequestOption.field_name", "offset")),
    TOKENS(
            "Add pagination by tokens of the answers",
            List.of("retriever", "paginator"),
            Map.of("DefaultPaginator.pagination_strategy", "CursorPagination", "RequestOption.field_name", "cursor")),
    INCREMENTAL_SYNC(
            "Add incremental sync", List.of("incremental_sync"), Map.of("RequestOption.field_name", "updated_since")),
    PARENT("Add a parent stream", List.of("retriever", "partition_router"), Map.of()),
    FILTER("Add a filter of records", List.of("retriever", "record_selector", "record_filter"), Map.of()),
    ADDED_FIELD(
            "Add a field to the records",
            List.of("transformations"),
            Map.of("DeclarativeStream.transformations", "AddFields")),
    REMOVED_FIELD(
            "Remove a field of the records",
            List.of("transformations"),
            Map.of("DeclarativeStream.transformations", "RemoveFields")),
    CHECKPOINTS(
            "Add checkpoints between pages",
            List.of("incremental_sync", "pages_per_checkpoint_interval"),
            Map.of(
                    "DatetimeBasedCursor.pages_per_checkpoint_interval",
                    "10",
                    "IncrementingCountCursor.pages_per_checkpoint_interval",
                    "10"));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be modified
    private final List<String> path;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be modified
    private final Map<String, String> choices;

    StreamEdit(String title, List<String> path, Map<String, String> choices) {
        this.title = title;
        this.path = path;
        this.choices = choices;
    }

    /** What it does, for people. */
    public String title() {
        return title;
    }

    /** The keys from the stream to what is added. */
    List<String> path() {
        return path;
    }

    /** As {@link dev.cairn.workbench.language.ComponentSkeleton} takes them. */
    Map<String, String> choices() {
        return choices;
    }

    boolean isItem() {
        return this == ADDED_FIELD || this == REMOVED_FIELD;
    }
}
