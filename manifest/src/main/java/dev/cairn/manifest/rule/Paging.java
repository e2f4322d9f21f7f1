package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out whether and how a retriever reads pages. */
final class Paging {

    private Paging() {}

    /** Whether a slice can have more than one page. */
    static boolean pages(ManifestComponent retriever) {
        return paginator(retriever).isPresent();
    }

    /** The paginator that asks for further pages. */
    static Optional<ManifestComponent> paginator(ManifestComponent retriever) {
        return retriever
                .component(retriever.is("AsyncRetriever") ? "download_paginator" : "paginator")
                .filter(paginator -> !paginator.is("NoPagination"));
    }

    /** The requester that pages are asked from; empty where it is custom and may do anything. */
    static Optional<ManifestComponent> requester(ManifestComponent retriever) {
        return retriever
                .component(retriever.is("AsyncRetriever") ? "download_requester" : "requester")
                .filter(requester -> requester.is("HttpRequester"));
    }

    /** Whether a value holds a component that is code, about which nothing can be said. */
    static boolean isCustom(@Nullable Node node) {
        if (node instanceof ArrayNode array) {
            return array.items().stream().anyMatch(Paging::isCustom);
        }
        if (!(node instanceof ObjectNode object)) {
            return false;
        }
        String type = object.text("type");
        return (type != null && type.startsWith("Custom"))
                || object.members().values().stream().anyMatch(member -> isCustom(member.value()));
    }
}
