package dev.cairn.runtime.internal.plan;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a stream's manifest tells of its requests.
 *
 * @param isOnePage whether each slice has one page, since nothing asks for another
 * @param isCached whether answers may come from the cache, so that a page need not be a request
 * @param obstacle why pages cannot be counted at all; empty if they can
 * @param more what may make requests besides, or in place of, those that are counted; parts of sentences
 */
record RequestShape(boolean isOnePage, boolean isCached, String obstacle, List<String> more) {

    private static final Set<String> BENT = Set.of("SPLIT_REQUEST_WINDOW", "REDUCE_PAGE_SIZE", "RESET_PAGINATION");

    RequestShape {
        more = List.copyOf(more);
    }

    /**
     * @param stream a resolved {@code DeclarativeStream}
     * @param isParent whether it is a parent of another, which reads the same pages
     */
    static RequestShape of(ObjectNode stream, boolean isParent) {
        Node retriever = stream.get("retriever");
        String kind = type(retriever);
        if (!kind.equals("SimpleRetriever")) {
            return new RequestShape(
                    false,
                    true,
                    kind.equals("AsyncRetriever")
                            ? "the API prepares each slice in a job, which takes requests to begin it, to ask for it and to fetch it"
                            : "a custom component reads its pages (" + kind + ")",
                    List.of());
        }
        String pagination = type(stream.at("retriever", "paginator"));
        List<String> more = new ArrayList<>();
        if (stream.get("file_uploader") != null) {
            more.add("each record's file takes a request");
        }
        Node requester = stream.at("retriever", "requester");
        if (has(requester, node -> type(node).equals("QueryProperties"))) {
            more.add("a page may take several requests (QueryProperties)");
        }
        if (has(
                stream.at("retriever", "partition_router"),
                node -> !node.items("lazy_read_pointer").isEmpty())) {
            more.add("the first page of a slice may stand in its parent's record (lazy_read_pointer)");
        }
        if (type(requester).startsWith("Custom")
                || type(stream.at("retriever", "requester", "authenticator")).startsWith("Custom")) {
            more.add("custom components may send requests of their own");
        }
        for (String action : BENT) {
            if (has(stream.at("retriever", "requester", "error_handler"), node -> action.equals(node.text("action")))) {
                more.add("the API may ask for other pages than those that are counted (" + action + ")");
            }
        }
        Node cache = stream.at("retriever", "requester", "use_cache");
        boolean isCached = isParent || (cache != null && cache.is(true));
        return new RequestShape(pagination.isEmpty() || pagination.equals("NoPagination"), isCached, "", more);
    }

    /** The names of streams that are parents of others. */
    static Set<String> parents(Node manifest) {
        Set<String> names = new HashSet<>();
        Node parent = type(manifest).equals("ParentStreamConfig") ? manifest.get("stream") : null;
        String name = parent == null ? null : parent.text("name");
        if (name != null) {
            names.add(name);
        }
        manifest.members().values().forEach(member -> names.addAll(parents(member.value())));
        manifest.items().forEach(item -> names.addAll(parents(item)));
        return names;
    }

    /** Whether something is so anywhere below a node. */
    private static boolean has(@Nullable Node node, Predicate<Node> what) {
        return node != null
                && (what.test(node)
                        || node.members().values().stream().anyMatch(each -> has(each.value(), what))
                        || node.items().stream().anyMatch(each -> has(each, what)));
    }

    private static String type(@Nullable Node component) {
        return component == null ? "" : Objects.requireNonNullElse(component.text("type"), "");
    }
}
