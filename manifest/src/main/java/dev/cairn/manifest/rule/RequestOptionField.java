package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A request option names the field in which its value is sent. */
final class RequestOptionField extends ComponentRule {

    RequestOptionField() {
        super(
                "request-option-field",
                Severity.ERROR,
                "A `RequestOption` has no name, has both `field_name` and `field_path`, or has a `field_path` outside of a"
                        + " JSON body.",
                "Give `field_name`; for a nested field of a JSON body give `field_path` and `inject_into: body_json`.",
                "RequestOption");
    }

    @Override
    void check(ManifestComponent option, Findings findings) {
        boolean named = option.given("field_name");
        boolean nested = option.given("field_path");
        String target = String.valueOf(option.text("inject_into"));
        if (!named && !nested) {
            findings.add(
                    this,
                    option.place(),
                    "a RequestOption needs 'field_name', the name under which the value is sent (inject_into: " + target
                            + ")");
        } else if (named && nested) {
            findings.add(
                    this,
                    option.placeOf("field_path"),
                    "'field_path' and 'field_name' of a RequestOption exclude each other; keep one of them");
        } else if (nested && !target.equals("body_json")) {
            findings.add(
                    this,
                    option.placeOf("field_path"),
                    "'field_path' leads into a JSON body, but the option has inject_into: " + target
                            + "; use 'field_name', or inject_into: body_json");
        }
    }
}
