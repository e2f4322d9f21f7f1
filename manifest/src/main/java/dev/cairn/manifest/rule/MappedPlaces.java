package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The places of a stream's template that a components resolver puts values into. */
final class MappedPlaces {

    private final Set<Place> places = new HashSet<>();

    private MappedPlaces() {}

    /** The places in the template of a dynamic stream: of keys, of their values, and of the objects that hold them. */
    static Set<Place> of(ManifestComponent dynamicStream) {
        MappedPlaces mapped = new MappedPlaces();
        Node template = dynamicStream.get("stream_template");
        dynamicStream
                .component("components_resolver")
                .ifPresent(resolver -> resolver.components("components_mapping").forEach(mapping -> {
                    if (template != null) {
                        mapped.follow(template, Texts.of(mapping.get("field_path")));
                    }
                }));
        return mapped.places;
    }

    private void follow(Node node, List<String> path) {
        if (path.isEmpty()) {
            return;
        }
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (path.size() == 1) {
            places.add(node.place());
        }
        boolean any = step.contains("*") || Texts.isTemplate(step);
        if (node instanceof ObjectNode object) {
            object.members().forEach((name, member) -> {
                if (any || name.equals(step)) {
                    found(member, rest);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.items().size(); i++) {
                if (any || step.equals(Integer.toString(i))) {
                    follow(array.items().get(i), rest);
                }
            }
        }
    }

    private void found(Member member, List<String> rest) {
        if (rest.isEmpty()) {
            places.add(member.keyPlace());
            places.add(member.value().place());
        }
        follow(member.value(), rest);
    }
}
