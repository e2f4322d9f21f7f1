package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A {@code page_size_option} needs a page size. */
final class PageSizeOptionWithoutSize extends ComponentRule {

    PageSizeOptionWithoutSize() {
        super(
                "page-size-option-without-size",
                Severity.ERROR,
                "A `DefaultPaginator` has a `page_size_option`, and its strategy has no `page_size`.",
                "Give the strategy a `page_size`, or remove `page_size_option`.",
                "DefaultPaginator");
    }

    @Override
    void check(ManifestComponent paginator, Findings findings) {
        paginator.component("pagination_strategy").ifPresent(strategy -> {
            if (paginator.given("page_size_option")
                    && !strategy.given("page_size")
                    && !strategy.is("CustomPaginationStrategy")) {
                findings.add(
                        this,
                        paginator.placeOf("page_size_option"),
                        "'page_size_option' sends a page size, but the " + strategy.type()
                                + " has none; give it 'page_size'");
            }
        });
    }
}
