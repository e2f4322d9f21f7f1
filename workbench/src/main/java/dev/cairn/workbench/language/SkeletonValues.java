package dev.cairn.workbench.language;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in skeletons where the schema wants a value of the author's: one that is valid, and shows what belongs there. Fields
 * that are not required are in skeletons, too, if they have a value here. Values are YAML, or the type of a component.
 */
final class SkeletonValues {

    private static final Map<String, String> VALUES = Map.ofEntries(
            entry("AddedFieldDefinition.path", "[new_field]"),
            entry("AddedFieldDefinition.value", "\"{{ record['id'] }}\""),
            entry("CursorPagination.cursor_value", "\"{{ response.next_cursor }}\""),
            entry("DatetimeBasedCursor.cursor_field", "updated_at"),
            entry("DatetimeBasedCursor.datetime_format", "\"%Y-%m-%dT%H:%M:%SZ\""),
            entry("DatetimeBasedCursor.start_datetime", "\"2024-01-01T00:00:00Z\""),
            entry("DatetimeBasedCursor.start_time_option", "RequestOption"),
            entry("DefaultPaginator.page_token_option", "RequestOption"),
            entry("DefaultPaginator.pages_per_checkpoint_interval", "1"),
            entry("HttpRequester.url", "https://api.example.com/v1/records"),
            entry("MinMaxDatetime.datetime", "\"2024-01-01T00:00:00Z\""),
            entry("ParentStreamConfig.parent_key", "id"),
            entry("ParentStreamConfig.partition_field", "parent_id"),
            entry("RecordFilter.condition", "\"{{ record['archived'] == false }}\""),
            entry("RemoveFields.field_pointers", "[[unwanted_field]]"),
            entry("RequestOption.field_name", "name"),
            entry("RequestOption.inject_into", "request_parameter"));

    private SkeletonValues() {}

    /** What stands in a field; null where nothing is said of it. */
    static @Nullable String of(String type, String field) {
        return VALUES.get(type + "." + field);
    }
}
