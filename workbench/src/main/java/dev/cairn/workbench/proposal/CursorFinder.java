package dev.cairn.workbench.proposal;

import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.DatetimeParseException;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.seen.ParameterNames;
import dev.cairn.workbench.seen.RecordTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out by what a stream can be read incrementally, and how the API is asked for what is new. For one draft.
 *
 * @param names of parameters that the API may have, tried before the usual ones
 */
record CursorFinder(Probe probe, Baseline base, PagesFound paging, List<String> names) {

    /** Pages of a trial where the first has no records. */
    static final int EMPTY_PAGES = 3;

    private static final String DAY = "%Y-%m-%d";
    private static final String FIRST_DAY = "1970-01-01";

    /** What was found; {@code certainty} and {@code reason} as of a proposal. */
    record Cursor(ManifestDraft draft, String summary, Certainty certainty, String reason) {}

    /** The records that trials are compared with: those of the first page, or of more where the first has none. */
    private List<Map<String, @Nullable Object>> records() {
        return base.size() == 0 ? paging.records() : base.records();
    }

    private Probed read(ManifestDraft draft) {
        return base.size() == 0 ? probe.read(draft, EMPTY_PAGES).joined() : probe.read(draft, 1);
    }

    Optional<Cursor> find() {
        return RecordTime.in(paging.records().isEmpty() ? base.records() : paging.records())
                .map(this::of);
    }

    private Cursor of(RecordTime field) {
        Optional<OffsetDateTime> since = since(field);
        if (since.isPresent()) {
            Set<String> formats = new LinkedHashSet<>(List.of(field.format(), "%Y-%m-%dT%H:%M:%SZ", DAY, "%s", "%ms"));
            for (String format : formats) {
                Optional<String> name = parameter(field, since.get(), format);
                if (name.isPresent()) {
                    return asked(field, name.get(), format);
                }
            }
        }
        return filtered(field, since.isEmpty());
    }

    /** A time before which some records of the first page are, and since which others. */
    private Optional<OffsetDateTime> since(RecordTime field) {
        List<OffsetDateTime> times = records().stream()
                .map(record -> time(record, field))
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        return times.size() < 2 ? Optional.empty() : Optional.of(times.get((times.size() + 1) / 2));
    }

    private static OffsetDateTime time(Map<String, @Nullable Object> record, RecordTime field) {
        Object value = record.get(field.field());
        return DatetimeFormat.of(field.format()).parse(value == null ? "" : value);
    }

    private Optional<String> parameter(RecordTime field, OffsetDateTime since, String format) {
        OffsetDateTime asked = format.equals(DAY) ? since.withOffsetSameInstant(ZoneOffset.UTC) : since;
        String value = DatetimeFormat.of(format).format(asked);
        OffsetDateTime bound = DatetimeFormat.of(format).parse(value);
        boolean anyBefore =
                records().stream().anyMatch(record -> time(record, field).isBefore(bound));
        if (!anyBefore) {
            return Optional.empty();
        }
        ParameterSearch search = new ParameterSearch(
                some -> read(asking(some, value)),
                probed -> probed.failure() == null
                        && !probed.first().isEmpty()
                        && probed.first().stream()
                                .noneMatch(record -> time(record, field).isBefore(bound)));
        return search.among(Stream.of(sentAlready(format), names.stream(), ParameterNames.since(field.field()).stream())
                .flatMap(some -> some)
                .filter(name -> !isOfPages(name))
                .distinct()
                .toList());
    }

    /** Parameters of the request that have a time: the author's own. */
    private Stream<String> sentAlready(String format) {
        return paging.draft().stream().request().parameters().keySet().stream()
                .filter(name -> day(name, format) != null);
    }

    /** The day that the request has under a name; null where it has none. */
    private @Nullable String day(String name, String format) {
        try {
            return paging.draft().stream().request().sent(name) instanceof String text && !text.matches("\\d{1,8}")
                    ? DatetimeFormat.of(DAY).format(DatetimeFormat.of(format).parse(text))
                    : null;
        } catch (DatetimeParseException e) {
            return null;
        }
    }

    private ManifestDraft asking(List<String> names, String value) {
        return paging.draft().with(stream -> stream.requesting(stream.request().plus(names, value)));
    }

    private boolean isOfPages(String name) {
        ComponentDraft paginator = paging.draft().stream().reading().paginator();
        Object option = paginator == null ? null : paginator.fields().get("page_token_option");
        return name.equals(
                option instanceof ComponentDraft component
                        ? component.fields().get("field_name")
                        : option instanceof Map<?, ?> fields ? fields.get("field_name") : null);
    }

    private Cursor asked(RecordTime field, String name, String format) {
        ComponentDraft option =
                ComponentDraft.option(paging.draft().stream().request().optionPlace(), name);
        ComponentDraft cursor = cursor(field, format).with("start_time_option", option);
        String asked = day(name, format);
        String first = asked == null ? FIRST_DAY : asked;
        ManifestDraft draft = from(cursor, first)
                .with(stream -> stream.requesting(stream.request().minus(name)));
        String summary = "'" + field.field() + "' is the cursor; the API is asked for what is new with '" + name + "'.";
        Probed all = read(draft);
        Relation relation = Relation.of(
                base.size() == 0
                        ? records()
                                .subList(
                                        0,
                                        Math.min(records().size(), all.first().size()))
                        : records(),
                all,
                base.key());
        if (relation == Relation.SAME) {
            return new Cursor(
                    draft,
                    summary,
                    Certainty.SURE,
                    "Asked for the later records, the API leaves the earlier ones out.");
        }
        return new Cursor(
                draft,
                summary,
                Certainty.LIKELY,
                "Asked for the later records, the API leaves the earlier ones out; asked for all since " + first
                        + ", its answer is another than without: choose 'start_date'.");
    }

    /** Where nothing asks the API for less, what is not new is left out after it came. */
    private Cursor filtered(RecordTime field, boolean untried) {
        ComponentDraft cursor = cursor(field, field.format()).with("is_client_side_incremental", true);
        String reason = untried
                ? "All records of the first page have the same time, so that nothing could be tried."
                : "No parameter was found that asks for what is new: each sync reads all, and emits what is new.";
        return new Cursor(
                from(cursor, FIRST_DAY),
                "'" + field.field() + "' could be the cursor, compared in the connector.",
                field.changesWithRecord() && !untried ? Certainty.LIKELY : Certainty.DOUBTFUL,
                reason);
    }

    private ManifestDraft from(ComponentDraft cursor, String day) {
        return paging.draft()
                .with(stream -> stream.incremental(cursor))
                .with(new ConfigProperty(
                        "start_date", false, day, false, "The day from which on records are read, as in 2024-01-31."));
    }

    private static ComponentDraft cursor(RecordTime field, String format) {
        ComponentDraft start = ComponentDraft.of("MinMaxDatetime")
                .with("datetime", "{{ config['start_date'] }}")
                .with("datetime_format", DAY);
        ComponentDraft cursor = ComponentDraft.of("DatetimeBasedCursor")
                .with("cursor_field", field.field())
                .with("datetime_format", format);
        if (!format.equals(field.format())) {
            cursor = cursor.with("cursor_datetime_formats", List.of(field.format(), format));
        }
        return cursor.with("start_datetime", start);
    }
}
