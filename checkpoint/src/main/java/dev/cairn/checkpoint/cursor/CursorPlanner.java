package dev.cairn.checkpoint.cursor;

import dev.cairn.models.DatetimeBasedCursorModel;
import dev.cairn.models.IncrementalCursorModel;
import dev.cairn.models.IncrementingCountCursorModel;
import dev.cairn.models.IntegerOrString;
import dev.cairn.models.MinMaxDatetimeModel;
import dev.cairn.models.MinMaxDatetimeModelOrString;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.IsoDuration;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the plan of a cursor from its model. Used by one thread at a time.
 *
 * <p>Source of the rules: {@code create_concurrent_cursor_from_…} of the Python CDK's component factory.
 */
public final class CursorPlanner implements IncrementalCursorModel.Visitor<CursorPlan> {

    private final CursorDefinition definition;
    private final Clock clock;
    private final String stream;
    private final @Nullable String catalogCursorField;

    /**
     * Plans the cursor of one stream.
     *
     * @param definition where the model stands
     * @param clock says what is now, where a model has no end
     * @param stream the stream's name
     * @param catalogCursorField the cursor field that the user chose, for cursors that allow that; or null
     */
    public CursorPlanner(CursorDefinition definition, Clock clock, String stream, @Nullable String catalogCursorField) {
        this.definition = definition;
        this.clock = clock;
        this.stream = stream;
        this.catalogCursorField = catalogCursorField;
    }

    @Override
    public CursorPlan visitDatetimeBasedCursorModel(DatetimeBasedCursorModel model) {
        Map<String, @Nullable Object> parameters = model.parameters();
        IsoDuration granularity = model.cursorGranularity() == null
                ? null
                : duration(DatetimeBasedCursorModel.CURSOR_GRANULARITY, model.cursorGranularity());
        DatetimeCursorFormat format = new DatetimeCursorFormat(
                DatetimeFormat.of(model.datetimeFormat()),
                model.cursorDatetimeFormats().stream().map(DatetimeFormat::of).toList(),
                granularity);
        OffsetDateTime start = bound(DatetimeBasedCursorModel.START_DATETIME, model.startDatetime(), model)
                .get();
        Supplier<OffsetDateTime> end = model.endDatetime() == null
                ? () -> OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                : definition.whileReading(bound(DatetimeBasedCursorModel.END_DATETIME, model.endDatetime(), model));
        String startKey = Objects.requireNonNullElse(model.partitionFieldStart(), "start_time");
        String endKey = Objects.requireNonNullElse(model.partitionFieldEnd(), "end_time");
        DatetimeSlicer slicer = DatetimeSlicer.builder(format, start, end)
                .keys(
                        definition
                                .field(DatetimeBasedCursorModel.PARTITION_FIELD_START)
                                .requiredText(startKey, parameters),
                        definition
                                .field(DatetimeBasedCursorModel.PARTITION_FIELD_END)
                                .requiredText(endKey, parameters))
                .step(templated(DatetimeBasedCursorModel.STEP, model.step(), parameters))
                .granularity(granularity)
                .lookback(templated(DatetimeBasedCursorModel.LOOKBACK_WINDOW, model.lookbackWindow(), parameters))
                .clamping(clamping(model.clamping(), parameters))
                .compareStrictly(Boolean.TRUE.equals(model.isCompareStrictly()))
                .build();
        return new CursorPlan(
                stream,
                cursorField(
                        DatetimeBasedCursorModel.CURSOR_FIELD,
                        model.cursorField(),
                        model.allowCatalogDefinedCursorField(),
                        parameters),
                format,
                slicer,
                interval(model.pagesPerCheckpointInterval()),
                model.endTimeOption() != null,
                true,
                false);
    }

    /** There are no gaps of counts: requests do not say where they end, and the Python CDK takes one slice only. */
    @Override
    public CursorPlan visitIncrementingCountCursorModel(IncrementingCountCursorModel model) {
        CountCursorFormat format = new CountCursorFormat();
        CursorDefinition at = definition.field(IncrementingCountCursorModel.START_VALUE);
        Object start =
                model.startValue() == null ? (Object) 0L : at.value(template(model.startValue()), model.parameters());
        if (!(start instanceof Long first)) {
            throw at.wrong("start_value must be a whole number");
        }
        return new CursorPlan(
                stream,
                cursorField(
                        IncrementingCountCursorModel.CURSOR_FIELD,
                        model.cursorField(),
                        model.allowCatalogDefinedCursorField(),
                        model.parameters()),
                format,
                new CountSlicer(format, CountValue.of(first)),
                interval(model.pagesPerCheckpointInterval()));
    }

    /** A number is a template too. */
    private static String template(IntegerOrString value) {
        return value.accept(new IntegerOrString.Visitor<>() {
            @Override
            public String visitInteger(long number) {
                return Long.toString(number);
            }

            @Override
            public String visitString(String text) {
                return text;
            }
        });
    }

    private String cursorField(
            String field,
            String template,
            @Nullable Boolean catalogMayChoose,
            Map<String, @Nullable Object> parameters) {
        return Boolean.TRUE.equals(catalogMayChoose) && catalogCursorField != null
                ? catalogCursorField
                : definition.field(field).requiredText(template, parameters);
    }

    private static int interval(@Nullable Long pages) {
        return pages == null ? 0 : Math.toIntExact(Math.min(pages, Integer.MAX_VALUE));
    }

    /** A bound, to be asked again where it may depend on the present moment. */
    private Supplier<OffsetDateTime> bound(
            String field, MinMaxDatetimeModelOrString model, DatetimeBasedCursorModel cursor) {
        CursorDefinition at = definition.field(field);
        MinMaxDatetimeModel bounds = model.accept(new MinMaxDatetimeModelOrString.Visitor<>() {
            @Override
            public MinMaxDatetimeModel visitMinMaxDatetimeModel(MinMaxDatetimeModel value) {
                return value;
            }

            @Override
            public MinMaxDatetimeModel visitString(String text) {
                return MinMaxDatetimeModel.builder()
                        .datetime(text)
                        .parameters(cursor.parameters())
                        .build();
            }
        });
        DatetimeFormat format = DatetimeFormat.of(
                bounds.datetimeFormat().isEmpty() ? cursor.datetimeFormat() : bounds.datetimeFormat());
        return () -> {
            OffsetDateTime time = instant(at, bounds.datetime(), bounds, format, false);
            if (time == null) {
                throw at.wrong("'datetime' is empty; give a time, or a template of one");
            }
            OffsetDateTime min = instant(at, bounds.minDatetime(), bounds, format, true);
            if (min != null && min.isAfter(time)) {
                time = min;
            }
            OffsetDateTime max = instant(at, bounds.maxDatetime(), bounds, format, true);
            return max != null && max.isBefore(time) ? max : time;
        };
    }

    private static @Nullable OffsetDateTime instant(
            CursorDefinition at,
            @Nullable String template,
            MinMaxDatetimeModel bounds,
            DatetimeFormat format,
            boolean optional) {
        if (template == null || template.isEmpty()) {
            return null;
        }
        String text = PythonText.str(at.value(template, bounds.parameters()));
        if (optional && text.isEmpty()) {
            return null;
        }
        return at.checked(() -> format.parse(text));
    }

    private @Nullable IsoDuration templated(
            String field, @Nullable String template, Map<String, @Nullable Object> parameters) {
        String text = template == null ? null : definition.field(field).text(template, parameters);
        return text == null || text.isEmpty() ? null : duration(field, text);
    }

    private IsoDuration duration(String field, String text) {
        return definition.field(field).checked(() -> IsoDuration.parse(text));
    }

    private Clamping clamping(
            DatetimeBasedCursorModel.@Nullable ClampingModel model, Map<String, @Nullable Object> parameters) {
        if (model == null) {
            return Clamping.NONE;
        }
        CursorDefinition at = definition
                .field(DatetimeBasedCursorModel.CLAMPING)
                .field(DatetimeBasedCursorModel.ClampingModel.TARGET);
        String target = at.requiredText(model.target(), parameters);
        return switch (target) {
            case "DAY" -> Clamping.toDays();
            case "WEEK" -> Clamping.toWeeks(weekday(model.targetDetails()));
            case "MONTH" -> Clamping.toMonths();
            default -> throw at.wrong("unknown clamping target '" + target + "' (expected DAY, WEEK or MONTH)");
        };
    }

    private DayOfWeek weekday(Map<String, @Nullable Object> details) {
        CursorDefinition at = definition
                .field(DatetimeBasedCursorModel.CLAMPING)
                .field(DatetimeBasedCursorModel.ClampingModel.TARGET_DETAILS);
        if (!(details.get("weekday") instanceof String name)) {
            throw at.wrong("clamping to WEEK needs target_details with a weekday");
        }
        List<DayOfWeek> days = List.of(DayOfWeek.values());
        return days.stream()
                .filter(day -> day.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> at.wrong("unknown weekday '" + name + "'"));
    }
}
