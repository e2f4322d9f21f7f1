package dev.cairn.workbench.edit;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.ReferenceLookup;
import dev.cairn.workbench.language.SchemaGuide;
import org.jspecify.annotations.Nullable;

/** What mappings of a manifest have by themselves, and what by a {@code $ref}, which their own entries go before. */
record Inheritance(ReferenceLookup lookup) {

    private static final String REFERENCE = "#/";

    /** References that lead to references, at most. */
    private static final int LONGEST_CHAIN = 20;

    /**
     * The value of a key.
     *
     * @param pointer a reference to it; null where the mapping has it by itself
     */
    record Found(Node value, @Nullable String pointer) {}

    static Inheritance of(ObjectNode root) {
        return new Inheritance(new ReferenceLookup(root));
    }

    /** Null where the mapping has no such key. */
    @Nullable
    Found find(ObjectNode mapping, String key) {
        Node own = mapping.get(key);
        return own == null ? inherited(mapping.text("$ref"), key) : new Found(own, null);
    }

    /** The value of a key of a mapping that has nothing by itself; null where there is none. */
    @Nullable
    Found inherited(@Nullable String from, String key) {
        String reference = from;
        for (int i = 0; i < LONGEST_CHAIN && reference != null && reference.startsWith(REFERENCE); i++) {
            Node target = at(reference);
            Node value = target == null ? null : target.get(key);
            if (value != null) {
                return new Found(value, reference + "/" + key);
            }
            reference = target == null ? null : target.isScalar() ? target.text() : target.text("$ref");
        }
        return null;
    }

    /** The reference that a value is and nothing else; null where it is something by itself. */
    static @Nullable String reference(Node value) {
        String text = value.isObject() && value.members().size() == 1 ? value.text("$ref") : value.text();
        return text != null && text.startsWith(REFERENCE) ? text : null;
    }

    /** A value, or what it refers to and nothing else; null where that is no mapping. */
    @Nullable
    ObjectNode mapping(Node value) {
        Node current = value;
        for (int i = 0; i < LONGEST_CHAIN && current != null; i++) {
            String reference = reference(current);
            if (reference == null) {
                return current instanceof ObjectNode object ? object : null;
            }
            current = at(reference);
        }
        return null;
    }

    /** The type of a component; empty where it cannot be told. */
    String type(ObjectNode component, String owner, String field) {
        Found written = find(component, "type");
        String type = written == null ? null : written.value().text();
        return type == null ? SchemaGuide.bundled().onlyType(owner, field).orElse("") : type;
    }

    /** The name of a stream; empty where it is not written. */
    String name(ObjectNode stream) {
        Found written = find(stream, "name");
        Found parameters = find(stream, "$parameters");
        String name = written != null
                ? written.value().text()
                : parameters == null ? null : parameters.value().text("name");
        return name == null ? "" : name;
    }

    /** What a reference leads to; null where that is nothing. */
    @Nullable
    Node at(String reference) {
        return lookup.find(reference, lookup.manifest().place(), new Diagnostics())
                .orElse(null);
    }
}
