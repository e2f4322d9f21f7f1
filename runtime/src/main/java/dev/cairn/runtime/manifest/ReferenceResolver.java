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
import dev.cairn.documents.Place;
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
    private final Map<String, Resolved> known = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    /** A resolved value and how much it unfolds to. */
    private record Resolved(Node node, long values) {}

    private ReferenceResolver(ObjectNode manifest, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.lookup = new ReferenceLookup(manifest);
    }

    /**
     * The manifest without references. Errors (circular and unresolved references) are added to the diagnostics; the
     * result is then of no use.
     */
    static ObjectNode resolve(ObjectNode manifest, Diagnostics diagnostics) {
        Node resolved =
                new ReferenceResolver(manifest, diagnostics).node(manifest, 0).node();
        if (resolved instanceof ObjectNode object) {
            return object;
        }
        diagnostics.error(manifest.place(), "a manifest cannot be a reference as a whole");
        return manifest;
    }

    private Resolved node(Node node, int depth) {
        if (depth > LIMITS.depth()) {
            throw tooLarge(node.place(), "references nest components more than " + LIMITS.depth() + " levels deep");
        }
        if (node instanceof ObjectNode object) {
            return object(object, depth);
        }
        if (node instanceof ArrayNode array) {
            List<Node> items = new ArrayList<>();
            long values = 1;
            for (Node item : array.items()) {
                Resolved resolved = node(item, depth + 1);
                items.add(resolved.node());
                values = add(values, resolved, item.place());
            }
            return new Resolved(new ArrayNode(array.place(), items), values);
        }
        return isReference(node) ? reference(node, depth) : new Resolved(node, 1);
    }

    private Resolved object(ObjectNode object, int depth) {
        Map<String, Member> members = new LinkedHashMap<>();
        long values = 1;
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            String key = entry.getKey();
            Member member = entry.getValue();
            if (key.equals(REF)) {
                continue;
            }
            Resolved resolved =
                    HOLDING_CONFIG.contains(key) ? new Resolved(member.value(), 1) : node(member.value(), depth + 1);
            members.put(key, new Member(member.keyPlace(), resolved.node()));
            values = add(values, resolved, member.keyPlace());
        }
        Node target = object.get(REF);
        if (target == null) {
            return new Resolved(new ObjectNode(object.place(), members), values);
        }
        return extended(object, target, members, values, depth);
    }

    private Resolved extended(ObjectNode object, Node target, Map<String, Member> overrides, long values, int depth) {
        Resolved base = node(target, depth + 1);
        if (!(base.node() instanceof ObjectNode baseObject)) {
            if (!isReference(target)) {
                diagnostics.warning(
                        target.place(),
                        "'$ref' must be a string that starts with '#/'; this object becomes the plain value of its $ref");
            } else if (!overrides.isEmpty() && !base.node().kind().equals("null")) {
                diagnostics.warning(
                        object.place(),
                        "the keys beside $ref have no effect: it refers to no object, but to a "
                                + base.node().kind());
            }
            return base;
        }
        if (overrides.isEmpty()) {
            return base;
        }
        Map<String, Member> members = new LinkedHashMap<>(baseObject.members());
        members.putAll(overrides);
        return new Resolved(new ObjectNode(object.place(), members), add(values, base, target.place()));
    }

    private Resolved reference(Node node, int depth) {
        String reference = text(node);
        Resolved resolved = known.get(reference);
        if (resolved != null) {
            return resolved;
        }
        if (!underWay.add(reference)) {
            diagnostics.error(node.place(), "circular reference: " + cycle(reference));
            return new Resolved(new ScalarNode(node.place(), null), 1);
        }
        Resolved result = lookup.find(reference, node.place(), diagnostics)
                .map(target -> node(target, depth + 1))
                .orElseGet(() -> new Resolved(new ScalarNode(node.place(), null), 1));
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

    private static long add(long values, Resolved part, Place place) {
        long sum = values + part.values();
        if (sum > LIMITS.values()) {
            throw tooLarge(place, "the references unfold to more than " + LIMITS.values() + " values");
        }
        return sum;
    }

    private static InvalidDocumentException tooLarge(Place place, String message) {
        return new InvalidDocumentException(Diagnostic.error(place, message));
    }
}
