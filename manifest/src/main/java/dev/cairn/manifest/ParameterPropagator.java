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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands {@code $parameters} down the tree and fills in {@code type}s that may be left out.
 *
 * <p>The reference's rules, oddities included: a component takes every parameter in scope as a field, unless it has a
 * field of that name with a value that is not empty; a parameter is not handed into the field of its own name, and if it
 * is empty it is gone from there on; what has no type hands parameters only to those of its members that have one; what
 * looks like a JSON schema of an object is left alone, except that its {@code $parameters} are removed. One instance
 * treats one tree.
 */
final class ParameterPropagator {

    private static final String PARAMETERS = "$parameters";
    private static final String TYPE = "type";
    private static final int MAX_VALUES = DocumentLimits.DEFAULT.values();

    private final ComponentSchema schema;
    private final boolean parentWins;
    private final Diagnostics diagnostics;
    private int written;

    /** The field of a parent that a component stands in. */
    private record Slot(String parentType, String field) {
        static final Slot ROOT = new Slot("", "");
    }

    /**
     * @param parentWins whether a parent's parameter overrides a component's own of the same name; so for streams that
     *     are made from templates, not for manifests
     */
    ParameterPropagator(ComponentSchema schema, boolean parentWins, Diagnostics diagnostics) {
        this.schema = schema;
        this.parentWins = parentWins;
        this.diagnostics = diagnostics;
    }

    ObjectNode propagate(ObjectNode root) {
        return component(Slot.ROOT, root, Map.of());
    }

    private ObjectNode component(Slot slot, ObjectNode component, Map<String, Member> inherited) {
        count(component, inherited);
        Map<String, Member> members = new LinkedHashMap<>(component.members());
        if (!members.containsKey(TYPE)) {
            omittedType(slot, members).ifPresent(type -> members.put(TYPE, made(component.place(), type)));
        }
        Map<String, Member> parameters = parameters(members.remove(PARAMETERS), inherited);
        Node type = Optional.ofNullable(members.get(TYPE)).map(Member::value).orElse(null);
        if (type != null && isJsonSchemaType(type)) {
            return new ObjectNode(component.place(), members);
        }
        if (type == null) {
            members.replaceAll((name, member) -> member.value() instanceof ObjectNode nested && hasType(nested)
                    ? with(member, component(slot, nested, parameters))
                    : member);
            return new ObjectNode(component.place(), members);
        }
        Set<String> taken = new HashSet<>();
        parameters.forEach((name, parameter) -> {
            Member own = members.get(name);
            if (own == null || !NodeTruth.of(own.value())) {
                members.put(name, parameter);
                taken.add(name);
            }
        });
        String typeName = text(type);
        for (String field : List.copyOf(members.keySet())) {
            members.computeIfPresent(
                    field, (name, member) -> field(new Slot(typeName, name), member, parameters, taken.contains(name)));
        }
        if (!parameters.isEmpty()) {
            members.put(PARAMETERS, new Member(component.place(), new ObjectNode(component.place(), parameters)));
        }
        return new ObjectNode(component.place(), members);
    }

    /**
     * @param taken whether the value came from the parameter of the field's name; a list is then one and the same in the
     *     reference, so the parameter's items are completed with the field's
     */
    private Member field(Slot slot, Member member, Map<String, Member> parameters, boolean taken) {
        Node value = member.value();
        if (value instanceof ScalarNode) {
            return member;
        }
        Member excluded = parameters.remove(slot.field());
        Node result = value;
        if (value instanceof ObjectNode object) {
            result = component(slot, object, parameters);
        } else if (value instanceof ArrayNode array) {
            List<Node> items = new ArrayList<>();
            for (Node item : array.items()) {
                items.add(item instanceof ObjectNode object ? component(slot, object, parameters) : item);
            }
            result = new ArrayNode(array.place(), items);
        }
        if (excluded != null && NodeTruth.of(excluded.value())) {
            parameters.put(slot.field(), taken && value instanceof ArrayNode ? with(excluded, result) : excluded);
        }
        return with(member, result);
    }

    private Optional<String> omittedType(Slot slot, Map<String, Member> members) {
        return members.containsKey("class_name")
                ? schema.customType(slot.parentType(), slot.field())
                : schema.defaultType(slot.parentType(), slot.field());
    }

    private Map<String, Member> parameters(@Nullable Member own, Map<String, Member> inherited) {
        Map<String, Member> declared = Map.of();
        if (own != null && own.value() instanceof ObjectNode object) {
            declared = object.members();
        } else if (own != null) {
            diagnostics.error(
                    own.keyPlace(),
                    "'$parameters' must be an object, found " + own.value().kind());
        }
        Map<String, Member> all = new LinkedHashMap<>(parentWins ? declared : inherited);
        all.putAll(parentWins ? inherited : declared);
        return all;
    }

    /** A list is a union of a JSON schema's types, and an object the schema of a property with this name. */
    private static boolean isJsonSchemaType(Node type) {
        return !(type instanceof ScalarNode) || text(type).equals("object");
    }

    private static boolean hasType(ObjectNode object) {
        Node type = object.get(TYPE);
        return type != null && NodeTruth.of(type);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? String.valueOf(scalar.value()) : "";
    }

    private static Member with(Member member, Node value) {
        return member.with(value);
    }

    private static Member made(Place place, String text) {
        return new Member(place, new ScalarNode(place, text));
    }

    /** Parameters that hold components can multiply each other without end, and many can go to many components. */
    private void count(ObjectNode component, Map<String, Member> inherited) {
        written += component.members().size() + inherited.size() + 1;
        if (written > MAX_VALUES) {
            throw new InvalidDocumentException(Diagnostic.error(
                    component.place(), "the parameters unfold to more than " + MAX_VALUES + " values"));
        }
    }
}
