package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.manifest.NodeTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A component of a resolved manifest, and the components that it stands in. Immutable. */
final class ManifestComponent {

    private final ObjectNode node;
    private final String field;
    private final @Nullable ManifestComponent parent;

    private ManifestComponent(ObjectNode node, String field, @Nullable ManifestComponent parent) {
        this.node = node;
        this.field = field;
        this.parent = parent;
    }

    static ManifestComponent root(ObjectNode node) {
        return new ManifestComponent(node, "", null);
    }

    /** The component that an object is, which stands somewhere below a field of this one. */
    ManifestComponent child(String name, ObjectNode child) {
        return new ManifestComponent(child, name, this);
    }

    ObjectNode node() {
        return node;
    }

    /** The value of {@code type}, or an empty text. */
    String type() {
        return Objects.requireNonNullElse(node.text("type"), "");
    }

    /** The value of {@code name}, or an empty text. */
    String name() {
        return Objects.requireNonNullElse(node.text("name"), "");
    }

    boolean is(String type) {
        return type().equals(type);
    }

    /** The field of the {@link #parent} that it stands in, directly, in a list or in a plain object. */
    String field() {
        return field;
    }

    Optional<ManifestComponent> parent() {
        return Optional.ofNullable(parent);
    }

    /** The nearest component of a type that this one stands in. */
    Optional<ManifestComponent> enclosing(String type) {
        for (ManifestComponent current = parent; current != null; current = current.parent) {
            if (current.is(type)) {
                return Optional.of(current);
            }
        }
        return Optional.empty();
    }

    /** Whether a field has a value that is not null. */
    boolean has(String name) {
        Node value = node.get(name);
        return value != null && !(value instanceof ScalarNode scalar && scalar.value() == null);
    }

    /** Whether a field has a value that Python holds for true: not null, false, zero or empty. */
    boolean given(String name) {
        Node value = node.get(name);
        return value != null && NodeTruth.of(value);
    }

    @Nullable
    Node get(String name) {
        return node.get(name);
    }

    /** The text of a field, or null where it is absent or no text. */
    @Nullable
    String text(String name) {
        return node.text(name);
    }

    /** Whether a field is literally true. */
    boolean flag(String name) {
        return node.get(name) instanceof ScalarNode scalar && Boolean.TRUE.equals(scalar.value());
    }

    /** The whole number of a field, or null where it is absent or something else, such as a template. */
    @Nullable
    Long number(String name) {
        return node.get(name) instanceof ScalarNode scalar && scalar.value() instanceof Long number ? number : null;
    }

    /** The component in a field; empty where there is none, or a list. */
    Optional<ManifestComponent> component(String name) {
        return node.get(name) instanceof ObjectNode child ? Optional.of(child(name, child)) : Optional.empty();
    }

    /** The components in a field, of which one may stand without a list. */
    List<ManifestComponent> components(String name) {
        if (node.get(name) instanceof ArrayNode array) {
            List<ManifestComponent> components = new ArrayList<>();
            for (Node item : array.items()) {
                if (item instanceof ObjectNode child) {
                    components.add(child(name, child));
                }
            }
            return components;
        }
        return component(name).stream().toList();
    }

    Place place() {
        return node.place();
    }

    /** Where a field's key stands; the component's place where it has no such field. */
    Place placeOf(String name) {
        Member member = node.members().get(name);
        return member == null ? node.place() : member.keyPlace();
    }
}
