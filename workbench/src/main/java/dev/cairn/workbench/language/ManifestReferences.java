package dev.cairn.workbench.language;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The references of a manifest, and the keys that each leads through; a path is followed as
 * {@link dev.cairn.manifest.ReferenceLookup} follows it.
 */
final class ManifestReferences {

    private static final String START = "#/";

    /** What stands there is a configuration. */
    private static final String CONFIG = "config_overrides";

    private final ObjectNode root;
    private final List<Reference> found = new ArrayList<>();
    private final Set<Place> seen = new HashSet<>();

    /**
     * A part of a reference.
     *
     * @param offset where it begins in the reference's text
     * @param key the place of the key that it names
     */
    record Step(int offset, String name, Place key) {}

    /**
     * A text that refers to a value.
     *
     * @param place where it stands
     * @param target the place of the key that it leads to, or of the item of a list; null where it leads nowhere
     */
    record Reference(
            Place place,
            String text,
            List<Step> steps,
            @Nullable Place target) {}

    private ManifestReferences(ObjectNode root) {
        this.root = root;
    }

    /** All of them, in the order of the text; those of an alias once. */
    static List<Reference> of(ObjectNode root) {
        ManifestReferences references = new ManifestReferences(root);
        references.visit(root);
        return references.found;
    }

    private void visit(Node node) {
        if (node instanceof ScalarNode scalar) {
            String text = scalar.text();
            if (text != null && text.startsWith(START) && seen.add(scalar.place())) {
                found.add(follow(root, text, scalar.place()));
            }
        } else if (node instanceof ArrayNode array) {
            array.items().forEach(this::visit);
        } else {
            node.members().forEach((key, member) -> {
                if (!key.equals(CONFIG)) {
                    visit(member.value());
                }
            });
        }
    }

    /** Follows one, wherever it stands. */
    static Reference follow(ObjectNode root, String text, Place place) {
        List<Step> steps = new ArrayList<>();
        Node current = root;
        Place target = root.place();
        int at = START.length();
        while (current != null && at < text.length()) {
            int slash = text.indexOf('/', at);
            int end = slash < 0 || current.members().containsKey(text.substring(at)) ? text.length() : slash;
            String name = text.substring(at, end);
            Member member = current.members().get(name);
            if (member != null) {
                steps.add(new Step(at, name, member.keyPlace()));
                target = member.keyPlace();
                current = member.value();
            } else {
                current = item(current.items(), name);
                target = current == null ? null : current.place();
            }
            at = end + 1;
        }
        return new Reference(place, text, steps, target);
    }

    private static @Nullable Node item(List<Node> items, String name) {
        return name.matches("\\d{1,9}") && Integer.parseInt(name) < items.size()
                ? items.get(Integer.parseInt(name))
                : null;
    }
}
