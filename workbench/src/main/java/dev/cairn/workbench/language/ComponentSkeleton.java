package dev.cairn.workbench.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a component is when only what it needs is written: its required fields, and those that {@link SkeletonValues} has. As a snippet
 * it has places to fill in, written as <code>${1:name}</code>; as a text their values alone.
 */
public final class ComponentSkeleton {

    private static final int DEEPEST = 6;

    /** Around values to fill in, before it is known what they are written as. */
    private static final char OPEN = '\uE000';

    private static final char CLOSE = '\uE001';
    private static final Pattern PLACE = Pattern.compile(OPEN + "([^" + CLOSE + "]*)" + CLOSE);

    private final SchemaGuide guide = SchemaGuide.bundled();
    private final Map<String, String> choices;

    private ComponentSkeleton(Map<String, String> choices) {
        this.choices = choices;
    }

    /**
     * The entries of a component behind its {@code type: }, the type's name first, as a snippet.
     *
     * @param written the fields that are there already
     * @param choices as {@link #inBlock} takes them
     */
    static String ofType(String type, Set<String> written, Map<String, String> choices) {
        return snippet(type + new ComponentSkeleton(choices).fields(type, written, 0));
    }

    /** A component, as a text. */
    static String example(String type, Map<String, String> choices) {
        return plain("type: " + type + new ComponentSkeleton(choices).fields(type, Set.of(), 0));
    }

    /** A field of a component with its value, without a line's end, as a snippet; empty where it takes no component. */
    static Optional<String> ofField(String type, ComponentField field, Map<String, String> choices) {
        return field.takes().isEmpty() || field.kind().contains("string")
                ? Optional.empty()
                : Optional.of(snippet(new ComponentSkeleton(choices).entry(type, field, 0)));
    }

    /**
     * A field with its value as it is written below others, as a text.
     *
     * @param choices what stands in fields, such as {@code "DefaultPaginator.pagination_strategy"}, instead of what would else: YAML,
     *     or the type of a component
     */
    public static String inBlock(String type, String field, Map<String, String> choices) {
        return SchemaGuide.bundled()
                .field(type, field)
                .map(found -> plain(new ComponentSkeleton(choices).entry(type, found, 0)))
                .orElse(field + ": ");
    }

    /** A field with its value as it is written between braces. */
    static String inFlow(String type, String field) {
        return SchemaGuide.bundled()
                .field(type, field)
                .filter(found -> !found.takes().isEmpty())
                .map(found -> field + ": {}")
                .orElseGet(() -> inBlock(type, field, Map.of()));
    }

    private String fields(String type, Set<String> written, int depth) {
        StringBuilder text = new StringBuilder();
        for (ComponentField field : guide.fields(type)) {
            boolean wanted = field.required() || given(type, field) != null;
            if (wanted && !field.name().equals("type") && !written.contains(field.name())) {
                text.append('\n').append(entry(type, field, depth));
            }
        }
        return text.toString();
    }

    private @Nullable String given(String type, ComponentField field) {
        String choice = choices.get(type + "." + field.name());
        return choice == null ? SkeletonValues.of(type, field.name()) : choice;
    }

    private String entry(String owner, ComponentField field, int depth) {
        String given = given(owner, field);
        if (given != null && !field.takes().contains(given)) {
            return field.name() + ": " + place(given);
        }
        String type = given == null ? component(field.takes()) : given;
        boolean list = field.kind().startsWith("list of");
        if (type.isEmpty() || depth > DEEPEST || field.kind().contains("string")) {
            String value = place(value(field));
            return field.name() + ": " + (list && type.isEmpty() ? "[" + value + "]" : value);
        }
        String component =
                ("type: " + type + fields(type, Set.of(), depth + 1)).replace("\n", list ? "\n    " : "\n  ");
        return field.name() + ":\n  " + (list ? "- " : "") + component;
    }

    /** The first that is not to be written in another language. */
    private static String component(List<String> takes) {
        return takes.stream()
                .filter(type -> !type.startsWith("Custom"))
                .findFirst()
                .orElse("");
    }

    private static String place(String value) {
        return OPEN + value + CLOSE;
    }

    private static String plain(String text) {
        return PLACE.matcher(text).replaceAll("$1");
    }

    private static String snippet(String text) {
        StringBuilder snippet = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        for (int number = 1; place.find(); number++) {
            snippet.append(escaped(text.substring(end, place.start())))
                    .append("${" + number + ":")
                    .append(escaped(place.group(1)))
                    .append('}');
            end = place.end();
        }
        return snippet.append(escaped(text.substring(end))).toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("[$}\\\\]", "\\\\$0");
    }

    private static String value(ComponentField field) {
        if (field.byDefault() instanceof String text && !text.isEmpty()) {
            return text;
        }
        if (!field.values().isEmpty()) {
            return field.values().get(0);
        }
        if (field.kind().contains("boolean")) {
            return "true";
        }
        return field.kind().startsWith("integer") || field.kind().startsWith("number") ? "1" : field.name();
    }

    /**
     * What stands in skeletons where the schema wants a value of the author's: one that is valid, and shows what belongs there. Fields
     * that are not required are in skeletons, too, if they have a value here. Values are YAML, or the type of a component.
     */
    private static final class SkeletonValues {

        private static final Map<String, String> VALUES = Map.ofEntries(
                Map.entry("AddedFieldDefinition.path", "[new_field]"),
                Map.entry("AddedFieldDefinition.value", "\"{{ record['id'] }}\""),
                Map.entry("CursorPagination.cursor_value", "\"{{ response.next_cursor }}\""),
                Map.entry("DatetimeBasedCursor.cursor_field", "updated_at"),
                Map.entry("DatetimeBasedCursor.datetime_format", "\"%Y-%m-%dT%H:%M:%SZ\""),
                Map.entry("DatetimeBasedCursor.start_datetime", "\"2024-01-01T00:00:00Z\""),
                Map.entry("DatetimeBasedCursor.start_time_option", "RequestOption"),
                Map.entry("DefaultPaginator.page_token_option", "RequestOption"),
                Map.entry("DefaultPaginator.pages_per_checkpoint_interval", "1"),
                Map.entry("HttpRequester.url", "https://api.example.com/v1/records"),
                Map.entry("MinMaxDatetime.datetime", "\"2024-01-01T00:00:00Z\""),
                Map.entry("ParentStreamConfig.parent_key", "id"),
                Map.entry("ParentStreamConfig.partition_field", "parent_id"),
                Map.entry("RecordFilter.condition", "\"{{ record['archived'] == false }}\""),
                Map.entry("RemoveFields.field_pointers", "[[unwanted_field]]"),
                Map.entry("RequestOption.field_name", "name"),
                Map.entry("RequestOption.inject_into", "request_parameter"));

        private SkeletonValues() {}

        /** What stands in a field; null where nothing is said of it. */
        static @Nullable String of(String type, String field) {
            return VALUES.get(type + "." + field);
        }
    }
}
