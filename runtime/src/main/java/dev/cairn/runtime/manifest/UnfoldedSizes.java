package dev.cairn.runtime.manifest;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentLimits;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import java.util.IdentityHashMap;

/**
 * How many values trees have that share their parts. The parts are measured before what holds them, so that measuring
 * costs as much as building and not as much as unfolding.
 */
final class UnfoldedSizes {

    private static final long LIMIT = DocumentLimits.DEFAULT.values();

    private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();

    /**
     * Measures a new tree, whose collections inside have been measured before.
     *
     * @param usedAt the place to blame
     * @throws InvalidDocumentException if it unfolds to more values than allowed
     */
    <N extends Node> N measured(N node, Place usedAt) {
        long size = 1;
        if (node instanceof ObjectNode object) {
            for (Member member : object.members().values()) {
                size += sizes.getOrDefault(member.value(), 1L);
            }
        } else if (node instanceof ArrayNode array) {
            for (Node item : array.items()) {
                size += sizes.getOrDefault(item, 1L);
            }
        }
        if (size > LIMIT) {
            throw new InvalidDocumentException(
                    Diagnostic.error(usedAt, "the references unfold to more than " + LIMIT + " values"));
        }
        sizes.put(node, size);
        return node;
    }
}
