package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A page size is a whole number. */
final class PageSizeText extends ComponentRule {

    PageSizeText() {
        super(
                "page-size-text",
                Severity.ERROR,
                "The `page_size` of a pagination strategy is a text that is no whole number.",
                "Write a number, or a template that yields one.",
                "CursorPagination",
                "OffsetIncrement",
                "PageIncrement");
    }

    @Override
    void check(ManifestComponent strategy, Findings findings) {
        String size = strategy.text("page_size");
        if (size != null && !Texts.isTemplate(size) && !size.strip().matches("[+-]?\\d+")) {
            findings.add(
                    this,
                    strategy.placeOf("page_size"),
                    "'page_size' must be a whole number, found the text '" + size + "'");
        }
    }
}
