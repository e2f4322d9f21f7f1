package dev.cairn.runtime.template.builtin;

import dev.cairn.runtime.template.value.Evaluation;
import dev.cairn.runtime.template.value.Text;
import dev.cairn.runtime.time.DatetimeFormat;
import dev.cairn.runtime.time.Strftime;
import org.jspecify.annotations.Nullable;

/** Compiled datetime formats of a template. */
final class Formats {

    private Formats() {}

    static Strftime strftime(Evaluation evaluation, @Nullable Object format) {
        return evaluation.patterns().get(Strftime.class, Text.require(format), Strftime::of);
    }

    static DatetimeFormat datetime(Evaluation evaluation, @Nullable Object format) {
        return evaluation.patterns().get(DatetimeFormat.class, Text.require(format), DatetimeFormat::of);
    }
}
