package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import dev.cairn.time.DatetimeFormat;
import dev.cairn.time.DatetimeParseException;
import java.util.List;

/** The start and the end of a cursor have the format that the manifest names. */
final class DatetimeBound extends ComponentRule {

    private final String field;

    private DatetimeBound(String code, Severity severity, String field, String summary) {
        super(
                code,
                severity,
                summary,
                "Write it in that format, or say its own format with `{type: MinMaxDatetime, datetime: …, datetime_format:"
                        + " …}`.",
                "DatetimeBasedCursor");
        this.field = field;
    }

    static DatetimeBound start() {
        return new DatetimeBound(
                "start-datetime-format",
                Severity.ERROR,
                "start_datetime",
                "The `start_datetime` of a cursor does not have its `datetime_format`.");
    }

    /** The reference asks for the end when it makes slices. */
    static DatetimeBound end() {
        return new DatetimeBound(
                "end-datetime-format",
                Severity.WARNING,
                "end_datetime",
                "The `end_datetime` of a cursor does not have its `datetime_format`, so that no slice can be made.");
    }

    @Override
    void check(ManifestComponent cursor, Findings findings) {
        String format = cursor.text("datetime_format");
        if (format == null) {
            return;
        }
        ManifestComponent bounds = cursor.component(field).orElse(null);
        if (bounds == null) {
            checkText(cursor, field, format, findings);
            return;
        }
        String own = bounds.text("datetime_format");
        for (String name : List.of("datetime", "min_datetime", "max_datetime")) {
            checkText(bounds, name, own == null || own.isEmpty() ? format : own, findings);
        }
    }

    private void checkText(ManifestComponent holder, String name, String format, Findings findings) {
        String text = holder.text(name);
        if (text == null || text.isEmpty() || Texts.isTemplate(text)) {
            return;
        }
        try {
            DatetimeFormat.of(format).parse(text);
        } catch (DatetimeParseException e) {
            findings.add(
                    this,
                    holder.placeOf(name),
                    "'" + name + "' is '" + text + "', which does not have the datetime_format '" + format + "'");
        }
    }
}
