package dev.cairn.manifest;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.json.Json;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Moves values that a resolved manifest repeats to {@code definitions.linked} and puts references in their place. The
 * connector builder of the reference shows manifests in this form. Only values of fields that the schema calls {@code
 * linkable} are moved, and parent streams that are streams of the manifest. All other {@code definitions} are removed.
 * Thread-safe.
 *
 * <p>The result has no places, since it is only shown. A manifest that cannot be normalized stays as it is, as in the
 * reference.
 */
public final class ManifestNormalizer {

    private static final String DEFINITIONS = "definitions";
    private static final String LINKED = "linked";

    private final Set<String> linkable;

    /**
     * A normaliser for manifests of one schema.
     *
     * @param schema says which fields are {@code linkable}
     */
    public ManifestNormalizer(ComponentSchema schema) {
        this.linkable = schema.linkableFields();
    }

    /** The normalised manifest as plain JSON values. */
    public Map<String, @Nullable Object> normalize(ObjectNode resolved) {
        try {
            Map<String, @Nullable Object> manifest = object(resolved);
            keepLinkedDefinitions(manifest);
            Map<String, Object> linked = linked(manifest);
            new Duplicates(linkable, manifest).bySize().forEach(places -> link(places, linked));
            replaceParents(list(manifest.get("streams")));
            removeUnused(manifest, DEFINITIONS);
            removeUnused(manifest, "schemas");
            return withDates(manifest);
        } catch (UnfitException e) {
            return resolved.toPlain();
        }
    }

    /** A value that the reference's normaliser cannot treat either. */
    static final class UnfitException extends RuntimeException {

        UnfitException(String message) {
            super(message);
        }
    }

    private static void keepLinkedDefinitions(Map<String, @Nullable Object> manifest) {
        Map<String, @Nullable Object> definitions = manifest.get(DEFINITIONS) instanceof Map<?, ?> given
                ? ComponentFields.members(given)
                : new LinkedHashMap<>();
        if (manifest.get(DEFINITIONS) != null && !(manifest.get(DEFINITIONS) instanceof Map)) {
            throw new UnfitException("definitions are no object");
        }
        definitions.keySet().retainAll(Set.of(LINKED));
        definitions.putIfAbsent(LINKED, new LinkedHashMap<String, Object>());
        manifest.putIfAbsent(DEFINITIONS, definitions);
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    private static Map<String, Object> linked(Map<String, @Nullable Object> manifest) {
        if (ComponentFields.members(manifest.get(DEFINITIONS)).get(LINKED) instanceof Map<?, ?> linked) {
            return (Map<String, Object>) linked;
        }
        throw new UnfitException("definitions.linked is no object");
    }

    /** Puts the value of one kind of duplicates into the definitions, and references where it was. */
    private static void link(List<Occurrence> places, Map<String, Object> linked) {
        Occurrence first = places.get(0);
        String type = String.valueOf(first.parent().get("type"));
        if (!first.parent().containsKey("type")) {
            throw new UnfitException("a value that stands in no component");
        }
        Map<String, @Nullable Object> ofType =
                ComponentFields.members(linked.computeIfAbsent(type, key -> new LinkedHashMap<String, Object>()));
        boolean taken = ofType.containsKey(first.key());
        if (!taken) {
            ofType.put(first.key(), first.value());
        }
        for (Occurrence place : places) {
            if (!taken || Objects.equals(place.value(), ofType.get(first.key()))) {
                place.parent()
                        .put(
                                first.key(),
                                reference("#/" + DEFINITIONS + "/" + LINKED + "/" + type + "/" + first.key()));
            }
        }
    }

    private static Map<String, Object> reference(String target) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("$ref", target);
        return reference;
    }

    /** Parents that are streams of the manifest become references to those. */
    private static void replaceParents(List<?> streams) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < streams.size(); i++) {
            indexes.put(fingerprint(streams.get(i)), i);
        }
        for (Object stream : streams) {
            Object router = ComponentFields.members(
                            ComponentFields.members(stream).get("retriever"))
                    .get("partition_router");
            for (Object item :
                    router instanceof List<?> several ? several : router == null ? List.of() : List.of(router)) {
                Map<String, @Nullable Object> substream = ComponentFields.members(item);
                if ("SubstreamPartitionRouter".equals(substream.get("type"))) {
                    list(substream.get("parent_stream_configs")).forEach(parent -> replaceParent(parent, indexes));
                }
            }
        }
    }

    private static void replaceParent(@Nullable Object config, Map<String, Integer> indexes) {
        Map<String, @Nullable Object> parent = ComponentFields.members(config);
        Object stream = parent.get("stream");
        Integer index = stream instanceof Map ? indexes.get(fingerprint(stream)) : null;
        if (index != null) {
            parent.put("stream", reference("#/streams/" + index));
        }
    }

    /** Removes those members of a section that no reference leads to, or into. */
    private static void removeUnused(Map<String, @Nullable Object> manifest, String section) {
        if (!(manifest.get(section) instanceof Map<?, ?> given)) {
            return;
        }
        List<String> references = new ArrayList<>();
        collectReferences(manifest, references);
        Map<String, @Nullable Object> members = ComponentFields.members(given);
        members.keySet().removeIf(key -> references.stream().noneMatch(path -> path.startsWith(section + "/" + key)));
        if (members.isEmpty()) {
            manifest.remove(section);
        }
    }

    private static void collectReferences(@Nullable Object value, List<String> references) {
        ComponentFields.members(value).forEach((key, member) -> {
            if (key.equals("$ref") && member instanceof String reference) {
                references.add(reference.substring(Math.min(2, reference.length())));
            } else if (member instanceof List<?> items) {
                items.forEach(item -> collectReferences(item, references));
            } else {
                collectReferences(member, references);
            }
        });
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** A text that is the same for the same values, whatever the order of keys. */
    static String fingerprint(@Nullable Object value) {
        return Json.write(sorted(value));
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, member) -> sorted.put(String.valueOf(key), sorted(member)));
            return sorted;
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> sorted = new ArrayList<>();
            items.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        if (value instanceof Temporal) {
            throw new UnfitException("dates have no JSON");
        }
        return value;
    }

    private static Map<String, @Nullable Object> object(ObjectNode node) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, Member> member : node.members().entrySet()) {
            members.put(member.getKey(), value(member.getValue().value()));
        }
        return members;
    }

    /** Plain values in which dates are still dates. */
    private static @Nullable Object value(Node node) {
        if (node instanceof ObjectNode nested) {
            return object(nested);
        }
        if (node instanceof ArrayNode array) {
            List<@Nullable Object> items = new ArrayList<>();
            array.items().forEach(item -> items.add(value(item)));
            return items;
        }
        return ((ScalarNode) node).value();
    }

    @SuppressWarnings("unchecked") // a map stays one
    private static Map<String, @Nullable Object> withDates(Map<String, @Nullable Object> manifest) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(
                PlainNodes.of(Place.of("manifest"), manifest).toPlain());
    }

    /** A value of a linkable field. */
    record Occurrence(Map<String, @Nullable Object> parent, String key, Object value) {}

    /** All values of linkable fields that occur more than once. */
    private static final class Duplicates {

        private final Set<String> linkable;
        private final Map<String, List<Occurrence>> found = new LinkedHashMap<>();

        Duplicates(Set<String> linkable, Map<String, @Nullable Object> manifest) {
            this.linkable = linkable;
            collect(manifest);
        }

        /** The most frequent first. */
        List<List<Occurrence>> bySize() {
            return found.values().stream()
                    .filter(places -> places.size() > 1)
                    .sorted(Comparator.<List<Occurrence>>comparingInt(List::size)
                            .reversed())
                    .toList();
        }

        private void collect(Map<String, @Nullable Object> object) {
            object.forEach((key, value) -> {
                if (key.equals(DEFINITIONS) || value == null) {
                    return;
                }
                if (value instanceof Map<?, ?>) {
                    collect(ComponentFields.members(value));
                    add(object, key, value, value);
                } else if (value instanceof List<?> items) {
                    items.forEach(item -> collect(ComponentFields.members(item)));
                } else if (!(value instanceof Temporal)) {
                    add(object, key, value, Map.of(key, value));
                }
            });
        }

        private void add(Map<String, @Nullable Object> parent, String key, Object value, Object fingerprinted) {
            if (linkable.contains(key)) {
                found.computeIfAbsent(fingerprint(fingerprinted), print -> new ArrayList<>())
                        .add(new Occurrence(parent, key, value));
            }
        }
    }
}
