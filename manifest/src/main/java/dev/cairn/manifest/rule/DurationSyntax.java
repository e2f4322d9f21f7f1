package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import dev.cairn.time.DatetimeParseException;
import dev.cairn.time.IsoDuration;
import java.util.List;
import java.util.Map;

/** Durations are in ISO 8601 format. */
final class DurationSyntax extends ComponentRule {

    /** The fields of each type that hold durations. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "DatetimeBasedCursor", List.of("step", "cursor_granularity", "lookback_window"),
            "SessionTokenAuthenticator", List.of("expiration_duration"),
            "MovingWindowCallRatePolicy", List.of(),
            "FixedWindowCallRatePolicy", List.of("period"),
            "RateLimitedMultipleTokenAuthenticator", List.of("max_wait_time"),
            "RequestWindowSplitting", List.of("min_split_window"),
            "StateDelegatingStream", List.of("api_retention_period"));

    DurationSyntax() {
        super(
                "duration-syntax",
                Severity.ERROR,
                "A duration is not written as ISO 8601 has it.",
                "Write e.g. `P1D` (a day), `P30D`, `P1M` (a month), `PT1H` (an hour), `PT1S` (a second) or `PT0.001S`.",
                FIELDS.keySet().stream().sorted().toArray(String[]::new));
    }

    @Override
    void check(ManifestComponent component, Findings findings) {
        for (String field : FIELDS.getOrDefault(component.type(), List.of())) {
            checkField(component, component.type(), field, findings);
        }
        component.components("rates").forEach(rate -> checkField(rate, "Rate", "interval", findings));
    }

    private void checkField(ManifestComponent component, String type, String field, Findings findings) {
        String text = component.text(field);
        if (text != null && !text.isEmpty() && !Texts.isTemplate(text)) {
            checkText(component, type, field, text, findings);
        }
    }

    private void checkText(ManifestComponent component, String type, String field, String text, Findings findings) {
        try {
            IsoDuration duration = IsoDuration.parse(text);
            if (component.is("RateLimitedMultipleTokenAuthenticator") && !duration.isFixed()) {
                findings.add(
                        this,
                        component.placeOf(field),
                        "'" + field + "' must have a fixed length, and '" + text
                                + "' has months or years; use days, e.g. P30D");
            }
        } catch (DatetimeParseException e) {
            findings.add(
                    this,
                    component.placeOf(field),
                    "'" + field + "' of " + type + " is no ISO 8601 duration: found '" + text
                            + "', expected e.g. P1D (a day), P1M (a month), PT1H (an hour) or PT1S (a second)");
        }
    }
}
