package dev.cairn.workbench.proposal;

import dev.cairn.workbench.draft.ComponentDraft;
import java.util.Locale;
import java.util.Optional;

/** Finds out what an answer is that is no JSON. Stateless. */
final class DecoderFinder {

    private DecoderFinder() {}

    /** The decoder for it; empty for JSON, and where it is not known. */
    static Optional<ComponentDraft> of(ProbedPage page) {
        String type = page.headers().getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
        String text = page.text().stripLeading();
        if (page.body() != null) {
            return Optional.empty();
        }
        if (type.contains("csv") || type.contains("tab-separated")) {
            String header = text.lines().findFirst().orElse("");
            ComponentDraft csv = ComponentDraft.of("CsvDecoder");
            return Optional.of(
                    header.contains("\t")
                            ? csv.with("delimiter", "\\t")
                            : header.contains(";") && !header.contains(",") ? csv.with("delimiter", ";") : csv);
        }
        if (text.startsWith("{") && text.strip().contains("\n")) {
            return Optional.of(ComponentDraft.of("JsonlDecoder"));
        }
        return type.contains("xml") || text.startsWith("<?xml")
                ? Optional.of(ComponentDraft.of("XmlDecoder"))
                : Optional.empty();
    }
}
