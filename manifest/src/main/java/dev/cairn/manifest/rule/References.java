package dev.cairn.manifest.rule;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.manifest.ReferenceLookup;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The references of a manifest, unresolved. */
final class References {

    private final ObjectNode source;
    private final ReferenceLookup lookup;
    private final Set<Place> reached = new HashSet<>();

    References(ObjectNode source) {
        this.source = source;
        this.lookup = new ReferenceLookup(source);
    }

    /** Where those values stand that are part of the manifest, or are referred to by such, through any number of steps. */
    Set<Place> used(List<String> sections) {
        source.members().forEach((key, member) -> {
            if (!sections.contains(key)) {
                reach(member.value());
            }
        });
        return reached;
    }

    private void reach(Node start) {
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof ScalarNode scalar) {
                follow(scalar, open);
            } else if (reached.add(node.place())) {
                addParts(node, open);
            }
        }
    }

    /** Most scalars of a manifest are no references: their own places need not be kept. */
    private void follow(ScalarNode scalar, Deque<Node> open) {
        if (scalar.value() instanceof String text && text.startsWith("#/")) {
            find(text).filter(target -> !reached.contains(target.place())).ifPresent(target -> {
                if (target instanceof ScalarNode) {
                    reached.add(target.place());
                }
                open.add(target);
            });
        }
    }

    /** What a reference refers to, if there is such a thing. */
    Optional<Node> find(String reference) {
        return lookup.find(reference, source.place(), new Diagnostics());
    }

    /** Shows a value and all inside of it, in no certain order. */
    static void visit(Node start, Consumer<Node> visitor) {
        any(start, node -> {
            visitor.accept(node);
            return false;
        });
    }

    /** Whether a value, or one inside of it, satisfies a condition. */
    static boolean any(Node start, Predicate<Node> condition) {
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (condition.test(node)) {
                return true;
            }
            addParts(node, open);
        }
        return false;
    }

    /** Without a list or a stream for each of the many values of a large manifest. */
    private static void addParts(Node node, Deque<Node> open) {
        if (node instanceof ObjectNode object) {
            for (Node.Member member : object.members().values()) {
                open.add(member.value());
            }
        } else if (node instanceof ArrayNode array) {
            open.addAll(array.items());
        }
    }
}
