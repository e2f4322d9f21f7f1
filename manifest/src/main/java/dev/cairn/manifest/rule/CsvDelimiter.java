package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A CSV delimiter is one character. */
final class CsvDelimiter extends ComponentRule {

    CsvDelimiter() {
        super(
                "csv-delimiter",
                Severity.ERROR,
                "The `delimiter` of a `CsvDecoder` is not one character.",
                "Write one character, or `\\t` for a tab.",
                "CsvDecoder");
    }

    /** Found by the reference when it reads the first response. */
    @Override
    boolean isObstacle() {
        return false;
    }

    @Override
    void check(ManifestComponent decoder, Findings findings) {
        String delimiter = decoder.text("delimiter");
        if (delimiter != null && delimiter.replaceFirst("^\\\\.+", "x").length() > 1) {
            findings.add(
                    this, decoder.placeOf("delimiter"), "'delimiter' must be one character, found '" + delimiter + "'");
        }
    }
}
