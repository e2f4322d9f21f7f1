package dev.cairn.manifest.rule;

import dev.cairn.templates.time.DatetimeParseException;
import dev.cairn.templates.time.IsoDuration;
import java.util.List;
import java.util.Map;

/** Durations are in ISO 8601 format. */
final class DurationSyntax {

    /** The fields of each type that hold durations. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "DatetimeBasedCursor", List.of("step", "cursor_granularity", "lookback_window"),
            "SessionTokenAuthenticator", List.of("expiration_duration"),
            "MovingWindowCallRatePolicy", List.of(),
            "FixedWindowCallRatePolicy", List.of("period"),
            "RateLimitedMultipleTokenAuthenticator", List.of("max_wait_time"),
            "RequestWindowSplitting", List.of("min_split_window"),
            "StateDelegatingStream", List.of("api_retention_period"));

    private DurationSyntax() {}

    static String[] types() {
        return FIELDS.keySet().toArray(String[]::new);
    }

    static void check(ManifestComponent component, RuleReport report) {
        for (String field : FIELDS.getOrDefault(component.type(), List.of())) {
            checkField(component, component.type(), field, report);
        }
        component.components("rates").forEach(rate -> checkField(rate, "Rate", "interval", report));
    }

    private static void checkField(ManifestComponent component, String type, String field, RuleReport report) {
        String text = component.text(field);
        if (text != null && !text.isEmpty() && !Texts.isTemplate(text)) {
            checkText(component, type, field, text, report);
        }
    }

    private static void checkText(
            ManifestComponent component, String type, String field, String text, RuleReport report) {
        try {
            IsoDuration duration = IsoDuration.parse(text);
            if (component.is("RateLimitedMultipleTokenAuthenticator") && !duration.isFixed()) {
                report.add(
                        component.placeOf(field),
                        "'" + field + "' must have a fixed length, and '" + text
                                + "' has months or years; use days, e.g. P30D");
            }
        } catch (DatetimeParseException e) {
            report.add(
                    component.placeOf(field),
                    "'" + field + "' of " + type + " is no ISO 8601 duration: found '" + text
                            + "', expected e.g. P1D (a day), P1M (a month), PT1H (an hour) or PT1S (a second)");
        }
    }
}
