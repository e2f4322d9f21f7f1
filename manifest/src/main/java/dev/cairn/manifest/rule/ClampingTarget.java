package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import dev.cairn.documents.Suggestions;
import java.util.List;

/** Slices are clamped to days, weeks or months. */
final class ClampingTarget extends ComponentRule {

    private static final List<String> TARGETS = List.of("DAY", "WEEK", "MONTH");
    private static final List<String> DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    ClampingTarget() {
        super(
                "clamping-target",
                Severity.ERROR,
                "The `clamping` of a `DatetimeBasedCursor` names no period that there is, or a week without its first day.",
                "Use `target: DAY`, `MONTH`, or `WEEK` with `target_details: {weekday: MONDAY}`; names are in capitals.",
                "DatetimeBasedCursor");
    }

    @Override
    void check(ManifestComponent cursor, Findings findings) {
        ManifestComponent clamping = cursor.component("clamping").orElse(null);
        String target = clamping == null ? null : clamping.text("target");
        if (clamping == null || target == null || Texts.isTemplate(target)) {
            return;
        }
        if (!TARGETS.contains(target)) {
            findings.add(
                    this,
                    clamping.placeOf("target"),
                    "unknown clamping target '" + target + "' (expected " + Suggestions.alternatives(TARGETS) + ")"
                            + Suggestions.didYouMean(target, TARGETS));
        } else if (target.equals("WEEK")) {
            checkWeekday(clamping, findings);
        }
    }

    private void checkWeekday(ManifestComponent clamping, Findings findings) {
        ManifestComponent details = clamping.component("target_details").orElse(null);
        if (details == null || !details.has("weekday")) {
            findings.add(
                    this,
                    clamping.placeOf("target"),
                    "clamping to WEEK needs 'target_details' with the first day, e.g. {weekday: MONDAY}");
            return;
        }
        String day = details.text("weekday");
        if (day == null || !DAYS.contains(day)) {
            findings.add(
                    this,
                    details.placeOf("weekday"),
                    "unknown weekday '" + day + "' (expected " + Suggestions.alternatives(DAYS) + ")"
                            + (day == null ? "" : Suggestions.didYouMean(day, DAYS)));
        }
    }
}
