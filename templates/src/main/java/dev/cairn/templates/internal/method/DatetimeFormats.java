package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.Strftime;
import org.jspecify.annotations.Nullable;

/** The datetime formats that a template has compiled. */
public final class DatetimeFormats {

    private DatetimeFormats() {}

    public static Strftime strftime(Evaluation evaluation, @Nullable Object format) {
        return evaluation.patterns().get(Strftime.class, Text.datetimeFormat(format), Strftime::of);
    }

    public static DatetimeFormat datetime(Evaluation evaluation, @Nullable Object format) {
        return evaluation.patterns().get(DatetimeFormat.class, Text.datetimeFormat(format), DatetimeFormat::of);
    }
}
