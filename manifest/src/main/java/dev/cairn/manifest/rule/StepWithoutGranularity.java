package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A {@code step} needs a {@code cursor_granularity}: the distance between two slices. */
final class StepWithoutGranularity extends ComponentRule {

    StepWithoutGranularity() {
        super(
                "step-without-granularity",
                Severity.ERROR,
                "A `DatetimeBasedCursor` has one of `step` and `cursor_granularity`, and not the other.",
                "Give both, or neither: then the whole time is one slice.",
                "DatetimeBasedCursor");
    }

    @Override
    void check(ManifestComponent cursor, Findings findings) {
        String given = cursor.given("step") ? "step" : "cursor_granularity";
        String missing = cursor.given("step") ? "cursor_granularity" : "step";
        if (cursor.given(given) && !cursor.given(missing)) {
            findings.add(
                    this,
                    cursor.placeOf(given),
                    "'" + given + "' needs '" + missing
                            + "' beside it: a cursor that divides time has both, e.g. step: P30D and"
                            + " cursor_granularity: PT1S");
        }
    }
}
