package dev.cairn.workbench.edit;

import dev.cairn.workbench.seen.SeenRead;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that can be added to a stream, or how it can be read. */
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
                    "10")),
    CLIENT_CREDENTIALS(
            "Log in by OAuth with client credentials", List.of("retriever", "requester", "authenticator"), Map.of()),
    REFRESH_TOKEN("Log in by OAuth with a refresh token", List.of("retriever", "requester", "authenticator"), Map.of()),
    JOBS("Read by jobs that the API is asked for", List.of("retriever"), Map.of());

    /** How an edit changes the text. */
    enum Kind {
        /** Something more stands in the stream. */
        ADDITION,
        /** The stream logs in, with what is asked for in the spec. */
        LOGIN,
        /** The retriever becomes another. */
        JOBS
    }

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

    /**
     * As {@link dev.cairn.workbench.language.ComponentSkeleton} takes them.
     *
     * @param seen names that are written where there are any
     */
    Map<String, String> choices(SeenRead seen) {
        Map<String, String> all = new HashMap<>(seen.values());
        if (this == PAGE_NUMBERS || this == OFFSETS) {
            all.remove("DefaultPaginator.page_token_option");
        }
        all.putAll(choices);
        Optional<String> parameter = switch (this) {
            case PAGE_NUMBERS -> seen.pageParameter();
            case OFFSETS -> seen.offsetParameter();
            case TOKENS -> seen.tokenParameter();
            case INCREMENTAL_SYNC -> seen.sinceParameter();
            case PARENT, FILTER, ADDED_FIELD, REMOVED_FIELD, CHECKPOINTS, CLIENT_CREDENTIALS, REFRESH_TOKEN, JOBS ->
                Optional.empty();
        };
        parameter.ifPresent(name -> all.put("RequestOption.field_name", name));
        return all;
    }

    /** What it reads of the configuration, in order, and whether that is a secret. */
    public Map<String, Boolean> configuration() {
        if (kind() != Kind.LOGIN) {
            return Map.of();
        }
        Map<String, Boolean> secrets = new LinkedHashMap<>();
        secrets.put("client_id", false);
        secrets.put("client_secret", true);
        if (this == REFRESH_TOKEN) {
            secrets.put("refresh_token", true);
        }
        return secrets;
    }

    Kind kind() {
        return switch (this) {
            case CLIENT_CREDENTIALS, REFRESH_TOKEN -> Kind.LOGIN;
            case JOBS -> Kind.JOBS;
            case PAGE_NUMBERS,
                    OFFSETS,
                    TOKENS,
                    INCREMENTAL_SYNC,
                    PARENT,
                    FILTER,
                    ADDED_FIELD,
                    REMOVED_FIELD,
                    CHECKPOINTS -> Kind.ADDITION;
        };
    }

    boolean isItem() {
        return this == ADDED_FIELD || this == REMOVED_FIELD;
    }
}
