package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import dev.cairn.documents.Suggestions;
import java.util.List;

/** Finds the place that a reference was probably meant for, which leads nowhere. */
final class NearbyPlaces {

    private NearbyPlaces() {}

    /**
     * {@code , did you mean '#/definitions/Address'?}, or nothing.
     *
     * @param address what the reference says before its fragment
     * @param fragment a pointer into the document
     */
    static String didYouMean(Node root, String address, String fragment) {
        Node node = root;
        StringBuilder way = new StringBuilder(address).append('#');
        List<String> steps = List.of(fragment.replaceFirst("^/", "").split("/", -1));
        for (int index = 0; index < steps.size(); index++) {
            String step = steps.get(index).replace("~1", "/").replace("~0", "~");
            if (!node.isObject()) {
                return "";
            }
            Node next = node.get(step);
            if (next == null) {
                String near = index == 0 && steps.size() == 2 ? definition(node, steps.get(1)) : "";
                near = near.isEmpty() ? closest(node, step) : near;
                return near.isEmpty() ? "" : ", did you mean '" + way + near + rest(steps, index, near) + "'?";
            }
            way.append('/').append(steps.get(index));
            node = next;
        }
        return "";
    }

    /** A definition of this name under the other keyword: drafts call it differently. */
    private static String definition(Node root, String name) {
        for (String keyword : List.of("$defs", "definitions")) {
            Node definitions = root.get(keyword);
            if (definitions != null && definitions.get(name) != null) {
                return "/" + keyword + "/" + name;
            }
        }
        return "";
    }

    private static String closest(Node object, String step) {
        return Suggestions.closest(step, object.members().keySet())
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .orElse("");
    }

    /** The steps after the one that was mended. */
    private static String rest(List<String> steps, int index, String near) {
        boolean whole = near.indexOf('/', 1) > 0;
        return whole || index + 1 == steps.size() ? "" : "/" + String.join("/", steps.subList(index + 1, steps.size()));
    }
}
