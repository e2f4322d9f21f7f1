package dev.cairn.manifest;

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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces the references of a manifest by the values that they refer to.
 *
 * <p>Two forms, as in the reference: the string {@code "#/path"} anywhere, which becomes the value at that path; and
 * the key {@code $ref} of an object, which puts the keys of the object referred to before the object's own, which
 * override them. Values under {@code config_overrides} are configuration, not components, and stay as they are.
 * Inserted values keep the place where they are defined. One instance resolves one manifest.
 */
final class ReferenceResolver {

    private static final String REF = "$ref";
    private static final Set<String> HOLDING_CONFIG = Set.of("config_overrides");
    private static final DocumentLimits LIMITS = DocumentLimits.DEFAULT;

    private final Diagnostics diagnostics;
    private final ReferenceLookup lookup;
    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    /** How many values the tree that was resolved last has, with those it shares counted wherever they stand. */
    private long size;

    /** The sizes of resolved trees with more than one value. */
    private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();

    private record Known(Node node, long size) {}

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
        Node resolved = resolved(node, depth);
        if (size > 1) {
            sizes.put(resolved, size);
        }
        return resolved;
    }

    /** A tree without references keeps its identity: most of a manifest has none. */
    private Node resolved(Node node, int depth) {
        if (depth > LIMITS.depth()) {
            throw new InvalidDocumentException(Diagnostic.error(
                    node.place(), "references nest components more than " + LIMITS.depth() + " levels deep"));
        }
        if (node instanceof ObjectNode object) {
            return object(object, depth);
        }
        if (node instanceof ArrayNode array) {
            return array(array, depth);
        }
        size = 1;
        return isReference(node) ? reference(node, depth) : node;
    }

    private Node array(ArrayNode array, int depth) {
        List<Node> items = new ArrayList<>(array.items().size());
        boolean same = true;
        long total = 1;
        for (Node item : array.items()) {
            Node resolved = node(item, depth + 1);
            same &= resolved == item;
            total += size;
            items.add(resolved);
        }
        measured(total, array.place());
        return same ? array : new ArrayNode(array.place(), items);
    }

    private Node object(ObjectNode object, int depth) {
        Map<String, Member> changed = new LinkedHashMap<>();
        long total = 1;
        for (Map.Entry<String, Member> entry : object.members().entrySet()) {
            Member member = entry.getValue();
            if (!entry.getKey().equals(REF)) {
                size = 1;
                Node value = HOLDING_CONFIG.contains(entry.getKey()) ? member.value() : node(member.value(), depth + 1);
                total += size;
                if (value != member.value()) {
                    changed.put(entry.getKey(), member.with(value));
                }
            }
        }
        measured(total, object.place());
        Node target = object.get(REF);
        if (target == null) {
            return changed.isEmpty() ? object : with(object, changed);
        }
        Map<String, Member> overrides = new LinkedHashMap<>(object.members());
        overrides.remove(REF);
        overrides.putAll(changed);
        return extended(object, target, overrides, depth);
    }

    /** Keys keep their order where their values change. */
    private static ObjectNode with(ObjectNode object, Map<String, Member> changed) {
        Map<String, Member> members = new LinkedHashMap<>(object.members());
        members.putAll(changed);
        return new ObjectNode(object.place(), members);
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
        long total = 1;
        for (Member member : members.values()) {
            total += sizes.getOrDefault(member.value(), 1L);
        }
        measured(total, target.place());
        return new ObjectNode(object.place(), members);
    }

    private Node reference(Node node, int depth) {
        String reference = text(node);
        Known resolved = known.get(reference);
        if (resolved != null) {
            size = resolved.size();
            return resolved.node();
        }
        size = 1;
        if (!underWay.add(reference)) {
            diagnostics.error(node.place(), "circular reference: " + cycle(reference));
            return new ScalarNode(node.place(), null);
        }
        Node result = lookup.find(reference, node.place(), diagnostics)
                .map(target -> node(target, depth + 1))
                .orElseGet(() -> new ScalarNode(node.place(), null));
        underWay.remove(reference);
        known.put(reference, new Known(result, size));
        return result;
    }

    private void measured(long values, Place usedAt) {
        if (values > LIMITS.values()) {
            throw new InvalidDocumentException(
                    Diagnostic.error(usedAt, "the references unfold to more than " + LIMITS.values() + " values"));
        }
        size = values;
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
