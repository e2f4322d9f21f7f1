package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** The page token is sent; otherwise each request gets the first page. */
final class PageTokenNotSent extends ComponentRule {

    PageTokenNotSent() {
        super(
                "page-token-not-sent",
                Severity.WARNING,
                "A retriever pages, and no request says which page: each gives the first one.",
                "Give the paginator a `page_token_option`, or use `{{ next_page_token }}` in the requester.",
                "SimpleRetriever",
                "AsyncRetriever");
    }

    @Override
    void check(ManifestComponent retriever, Findings findings) {
        ManifestComponent paginator = Paging.paginator(retriever).orElse(null);
        ManifestComponent requester = Paging.requester(retriever).orElse(null);
        if (paginator != null
                && requester != null
                && !paginator.given("page_token_option")
                && !Texts.any(requester.node(), text -> text.contains("next_page_token"))) {
            findings.add(
                    this,
                    paginator.place(),
                    "no request says which page it is for, so that each gives the first one; give the paginator"
                            + " 'page_token_option', or use {{ next_page_token }} in the requester");
        }
    }
}
