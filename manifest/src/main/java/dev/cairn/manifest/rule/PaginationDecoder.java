package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;
import java.util.Set;

/** A paginator reads the response as one JSON or XML document. */
final class PaginationDecoder extends ComponentRule {

    private static final Set<String> READABLE = Set.of("JsonDecoder", "XmlDecoder", "CustomDecoder");

    PaginationDecoder() {
        super(
                "pagination-decoder",
                Severity.ERROR,
                "A retriever has a `DefaultPaginator` and a decoder whose responses are no single document.",
                "Use a `JsonDecoder`, an `XmlDecoder` or a `GzipDecoder` around a `JsonDecoder`, or remove the paginator.",
                "SimpleRetriever",
                "AsyncRetriever");
    }

    @Override
    void check(ManifestComponent retriever, Findings findings) {
        boolean async = retriever.is("AsyncRetriever");
        String paginator = async ? "download_paginator" : "paginator";
        String field = async ? "download_decoder" : "decoder";
        ManifestComponent decoder = retriever.component(field).orElse(null);
        if (decoder != null
                && !isReadable(decoder)
                && retriever
                        .component(paginator)
                        .filter(p -> p.is("DefaultPaginator"))
                        .isPresent()) {
            findings.add(
                    this,
                    retriever.placeOf(field),
                    "responses that a " + decoder.type() + " reads cannot be paged: '" + paginator
                            + "' needs a JsonDecoder, an XmlDecoder or a GzipDecoder around a JsonDecoder");
        }
    }

    private static boolean isReadable(ManifestComponent decoder) {
        return READABLE.contains(decoder.type())
                || (decoder.is("GzipDecoder")
                        && decoder.component("decoder")
                                .filter(inner -> inner.is("JsonDecoder"))
                                .isPresent());
    }
}
