package dev.cairn.workbench.seen;

import dev.cairn.json.Json;
import dev.cairn.retrieval.pagination.signal.MorePages;
import dev.cairn.retrieval.pagination.signal.PageTokens;
import dev.cairn.retrieval.pagination.signal.Signal;
import dev.cairn.templates.time.DatetimeFormat;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a read has seen of a stream, for skeletons: names of fields and of members alone are taken from it.
 *
 * @param records as the API gave them; empty where none were seen
 * @param response plain JSON value; null where none was seen
 */
public record SeenRead(
        List<Map<String, @Nullable Object>> records,
        @Nullable Object response) {

    /** Nothing was read. */
    public static final SeenRead NOTHING = new SeenRead(List.of(), null);

    private static final OffsetDateTime START = OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Words that YAML reads as something else. */
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    public SeenRead {
        records = List.copyOf(records);
    }

    /**
     * Returns what templates saw.
     *
     * @param variables plain JSON values by their names; {@code record} and {@code response} count
     */
    public static SeenRead of(Map<String, ? extends @Nullable Object> variables) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        if (variables.get("record") instanceof Map<?, ?> seen) {
            seen.forEach((name, value) -> record.put(String.valueOf(name), value));
        }
        return new SeenRead(record.isEmpty() ? List.of() : List.of(record), variables.get("response"));
    }

    /** Returns YAML, or the type of a component, by fields such as {@code DatetimeBasedCursor.cursor_field}. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        time().ifPresent(time -> {
            values.put("DatetimeBasedCursor.cursor_field", yaml(time.field()));
            values.put("DatetimeBasedCursor.datetime_format", Json.write(time.format()));
            String start = DatetimeFormat.of(time.format()).format(START);
            values.put("DatetimeBasedCursor.start_datetime", Json.write(start));
        });
        next().ifPresent(address -> {
            values.put("CursorPagination.cursor_value", template(address.expression()));
            values.put("DefaultPaginator.page_token_option", "RequestPath");
        });
        token().ifPresent(token -> {
            values.put("CursorPagination.cursor_value", template(token.expression()));
            MorePages.stopCondition(signals())
                    .ifPresent(stop -> values.put("CursorPagination.stop_condition", Json.write(stop)));
        });
        if (!records.isEmpty() && !records.get(0).isEmpty()) {
            List<String> fields = List.copyOf(records.get(0).keySet());
            String last = fields.get(fields.size() - 1);
            values.put("AddedFieldDefinition.value", template("record[" + quoted(fields.get(0)) + "]"));
            values.put("RemoveFields.field_pointers", "[[" + Json.write(last) + "]]");
            fields.stream()
                    .filter(field -> records.get(0).get(field) instanceof Boolean)
                    .findFirst()
                    .ifPresent(
                            field -> values.put("RecordFilter.condition", template("record[" + quoted(field) + "]")));
        }
        return values;
    }

    /** Returns the parameter in which a token is likely to be sent. */
    public Optional<String> tokenParameter() {
        return token().map(token -> ParameterNames.ofToken(token.key()).get(0)).map(SeenRead::yaml);
    }

    /** Returns the parameter that is likely to ask for what is new. */
    public Optional<String> sinceParameter() {
        return time().map(time -> ParameterNames.since(time.field()).get(0)).map(SeenRead::yaml);
    }

    /** Returns the parameter for the number of a page, where the response speaks of one. */
    public Optional<String> pageParameter() {
        return spokenOf(ParameterNames.PAGE);
    }

    /** Returns the parameter for the number of records before a page, where the response speaks of one. */
    public Optional<String> offsetParameter() {
        return spokenOf(ParameterNames.OFFSET);
    }

    private Optional<String> spokenOf(List<String> names) {
        List<String> words = signals().stream().map(Signal::word).toList();
        return names.stream()
                .filter(name -> words.contains(Signal.letters(name)))
                .findFirst()
                .map(SeenRead::yaml);
    }

    private Optional<RecordTime> time() {
        return RecordTime.in(records).or(() -> RecordTime.anyIn(records));
    }

    private Optional<Signal> token() {
        return PageTokens.named(signals()).findFirst();
    }

    /** The address of the next page. */
    private Optional<Signal> next() {
        return signals().stream()
                .filter(signal -> signal.words().contains("next"))
                .filter(signal -> signal.value() instanceof String text && text.matches("https?://.+"))
                .findFirst();
    }

    private List<Signal> signals() {
        return response instanceof Map ? Signal.in(response) : List.of();
    }

    private static String template(String expression) {
        return Json.write("{{ " + expression + " }}");
    }

    private static String quoted(String name) {
        return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String yaml(String name) {
        return name.matches("[A-Za-z_]\\w*") && !RESERVED.contains(name) ? name : Json.write(name);
    }
}
