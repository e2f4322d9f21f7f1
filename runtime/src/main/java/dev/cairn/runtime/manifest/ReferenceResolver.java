package dev.cairn.runtime.manifest;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.DocumentLimits;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces references by what they refer to.
 *
 * <p>Two forms, as in the reference: the string {@code "#/path"} anywhere, which becomes the value at that path; and the
 * key {@code $ref} of an object, which puts the keys of the object referred to before the object's own, which override
 * them. Values under {@code config_overrides} are configuration, not components, and stay as they are. What is put in
 * keeps the place where it is defined. One instance resolves one manifest.
 */
final class ReferenceResolver {

    private static final String REF = "$ref";
    private static final Set<String> HOLDING_CONFIG = Set.of("config_overrides");
    private static final DocumentLimits LIMITS = DocumentLimits.DEFAULT;

    private final Diagnostics diagnostics;
    private final ReferenceLookup lookup;
    private final Map<String, Node> known = new HashMap<>();
    private final UnfoldedSizes sizes = new UnfoldedSizes();
    private final Set<String> underWay = new LinkedHashSet<>();

    private ReferenceResolver(ObjectNode manifest, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.lookup = new ReferenceLookup(manifest);
    }

    /**
     * The manifest without references. Errors (circular and unresolved references) are added to the diagnostics; the
     * result is then of no use.
     */
    static ObjectNode resolve(ObjectNode manifest, Diagnostics diagnostics) {
        Node resolved = new ReferenceResolver(manifest, diagnostics).node(manifest, 0);
        if (resolved instanceof ObjectNode object) {
            return object;
        }
        diagnostics.error(manifest.place(), "a manifest cannot be a reference as a whole");
        return manifest;
    }

    private Node node(Node node, int depth) {
        if (depth > LIMITS.depth()) {
            throw new InvalidDocumentException(Diagnostic.error(
                    node.place(), "references nest components more than " + LIMITS.depth() + " levels deep"));
        }
        if (node instanceof ObjectNode object) {
            return object(object, depth);
        }
        if (node instanceof ArrayNode array) {
            List<Node> items = new ArrayList<>();
            array.items().forEach(item -> items.add(node(item, depth + 1)));
            return sizes.measured(new ArrayNode(array.place(), items), array.place());
        }
        return isReference(node) ? reference(node, depth) : node;
    }

    private Node object(ObjectNode object, int depth) {
        Map<String, Member> members = new LinkedHashMap<>();
        object.members().forEach((key, member) -> {
            if (!key.equals(REF)) {
                Node value = HOLDING_CONFIG.contains(key) ? member.value() : node(member.value(), depth + 1);
                members.put(key, new Member(member.keyPlace(), value));
            }
        });
        Node target = object.get(REF);
        return target == null
                ? sizes.measured(new ObjectNode(object.place(), members), object.place())
                : extended(object, target, members, depth);
    }

    private Node extended(ObjectNode object, Node target, Map<String, Member> overrides, int depth) {
        Node base = node(target, depth + 1);
        if (!(base instanceof ObjectNode baseObject)) {
            if (!isReference(target)) {
                diagnostics.warning(
                        target.place(),
                        "'$ref' must be a string that starts with '#/'; this object becomes the plain value of its $ref");
            } else if (!overrides.isEmpty() && !base.kind().equals("null")) {
                diagnostics.warning(
                        object.place(),
                        "the keys beside $ref have no effect: it refers to no object, but to a " + base.kind());
            }
            return base;
        }
        if (overrides.isEmpty()) {
            return base;
        }
        Map<String, Member> members = new LinkedHashMap<>(baseObject.members());
        members.putAll(overrides);
        return sizes.measured(new ObjectNode(object.place(), members), target.place());
    }

    private Node reference(Node node, int depth) {
        String reference = text(node);
        Node resolved = known.get(reference);
        if (resolved != null) {
            return resolved;
        }
        if (!underWay.add(reference)) {
            diagnostics.error(node.place(), "circular reference: " + cycle(reference));
            return new ScalarNode(node.place(), null);
        }
        Node result = lookup.find(reference, node.place(), diagnostics)
                .map(target -> node(target, depth + 1))
                .orElseGet(() -> new ScalarNode(node.place(), null));
        underWay.remove(reference);
        known.put(reference, result);
        return result;
    }

    private String cycle(String reference) {
        List<String> steps = new ArrayList<>(underWay);
        List<String> cycle = new ArrayList<>(steps.subList(steps.indexOf(reference), steps.size()));
        cycle.add(reference);
        return String.join(" -> ", cycle);
    }

    private static boolean isReference(Node node) {
        return text(node).startsWith("#/");
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar && scalar.value() instanceof String text ? text : "";
    }
}
