package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** The page size of a {@code CursorPagination} has no effect if it is not sent. */
final class PageSizeNotSent extends ComponentRule {

    PageSizeNotSent() {
        super(
                "page-size-not-sent",
                Severity.WARNING,
                "A `CursorPagination` has a `page_size` that is not sent, since the paginator has no `page_size_option`.",
                "Give the paginator a `page_size_option`, or remove `page_size`.",
                "DefaultPaginator");
    }

    @Override
    void check(ManifestComponent paginator, Findings findings) {
        paginator
                .component("pagination_strategy")
                .filter(s -> s.is("CursorPagination"))
                .ifPresent(strategy -> {
                    if (strategy.given("page_size") && !paginator.given("page_size_option")) {
                        findings.add(
                                this,
                                strategy.placeOf("page_size"),
                                "'page_size' has no effect: the paginator has no 'page_size_option' that would send it");
                    }
                });
    }
}
