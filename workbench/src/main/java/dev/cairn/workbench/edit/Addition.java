package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.workbench.edit.Inheritance.Found;
import dev.cairn.workbench.language.ComponentSkeleton;
import dev.cairn.workbench.language.SchemaGuide;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds a component, or a field of one, to a stream. What the stream has by a reference is not touched: it gets an entry of its own that
 * refers to it, and the addition stands beside that.
 *
 * @param path the keys from the stream to what is added
 * @param isItem true if it is a further item of the list there
 * @param block writes the entry that is added, for an item a list of one
 */
record Addition(TextLines text, Inheritance inheritance, List<String> path, boolean isItem, Block block) {

    /** Writes an entry of a component with its key, at the beginning of lines. */
    interface Block {
        String of(String type, String key);
    }

    /** Adds what an edit adds. */
    static Addition of(TextLines text, Inheritance inheritance, StreamEdit edit, Map<String, String> choices) {
        return new Addition(
                text,
                inheritance,
                edit.path(),
                edit.isItem(),
                (type, key) -> ComponentSkeleton.inBlock(type, key, choices));
    }

    Part to(ObjectNode stream) throws CannotEdit {
        return to(stream, StreamEdits.STREAM, path);
    }

    @SuppressWarnings("ReferenceEquality") // equal values may stand in several places
    private Part to(ObjectNode component, String type, List<String> path) throws CannotEdit {
        String key = path.get(0);
        Found found = inheritance.find(component, key);
        if (path.size() == 1) {
            return isItem && found != null && found.pointer() == null
                    ? appended(found.value(), type, key)
                    : added(component, entry(found, type, path));
        }
        ObjectNode value = value(found, key);
        Member own = component.members().get(key);
        if (own == null) {
            return added(component, entry(found, type, path));
        }
        if (own.value() == value) {
            return to(value, inheritance.type(value, type, key), path.subList(1, path.size()));
        }
        return beside(component, key, own, type, path);
    }

    private static <T> T required(@Nullable T value, String key) throws CannotEdit {
        if (value == null) {
            throw new CannotEdit("The stream has no " + key + " yet.");
        }
        return value;
    }

    private ObjectNode value(@Nullable Found found, String key) throws CannotEdit {
        return required(inheritance.mapping(required(found, key).value()), key);
    }

    /** An entry that is a reference becomes a mapping with it. */
    private Part beside(ObjectNode component, String key, Member own, String type, List<String> path)
            throws CannotEdit {
        String block = referring(
                Objects.requireNonNull(Inheritance.reference(own.value())),
                value(inheritance.find(component, key), key),
                type,
                path);
        if (own.value() instanceof ObjectNode mapping) {
            String rest = block.substring(block.indexOf('\n') + 1);
            return added(mapping, rest);
        }
        TextChange inPlace = new Insertion(text).inPlaceOf(own.value(), own.keyPlace(), component, block);
        String entry = key + ":\n  " + block.replace("\n", "\n  ");
        return new Part(component, Part.with(entry), List.of(inPlace));
    }

    private Part appended(Node list, String type, String key) throws CannotEdit {
        if (!list.isArray()) {
            throw new CannotEdit("The " + key + " are no list that is written in the stream.");
        }
        return Part.items(text, list, item(type, key));
    }

    private Part added(ObjectNode component, String block) throws CannotEdit {
        return Part.entries(text, component, block);
    }

    /**
     * The entry of a component at the beginning of a path, with what is added at its end.
     *
     * @param found what the component has there by a reference; null for nothing
     */
    private String entry(@Nullable Found found, String type, List<String> path) throws CannotEdit {
        String key = path.get(0);
        if (path.size() > 1) {
            ObjectNode value = value(found, key);
            String pointer = Objects.requireNonNull(required(found, key).pointer());
            return key + ":\n  " + referring(pointer, value, type, path).replace("\n", "\n  ");
        }
        if (SchemaGuide.bundled().field(type, key).isEmpty()) {
            throw new CannotEdit((type.isEmpty() ? "A component of an unknown type" : type) + " has no " + key + ".");
        }
        if (isItem) {
            return key + ":\n  " + (inherited(found) + item(type, key)).replace("\n", "\n  ");
        }
        if (found != null) {
            throw new CannotEdit("The stream has '" + key + "' already.");
        }
        return block.of(type, key);
    }

    /** A mapping that refers to a component, with an entry beside the reference. */
    private String referring(String pointer, ObjectNode value, String owner, List<String> path) throws CannotEdit {
        String type = inheritance.type(value, owner, path.get(0));
        List<String> rest = path.subList(1, path.size());
        return "$ref: " + Json.write(pointer) + "\n" + entry(inheritance.inherited(pointer, rest.get(0)), type, rest);
    }

    /** The items of a list that another component has, each by a reference. */
    private String inherited(@Nullable Found found) throws CannotEdit {
        if (found == null) {
            return "";
        }
        String reference = Inheritance.reference(found.value());
        String pointer = reference == null ? String.valueOf(found.pointer()) : reference;
        Node list = reference == null ? found.value() : inheritance.at(reference);
        if (list == null || !list.isArray()) {
            throw new CannotEdit("What the stream has there is no list.");
        }
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < list.items().size(); i++) {
            items.append("- $ref: ").append(Json.write(pointer + "/" + i)).append('\n');
        }
        return items.toString();
    }

    /** With its dash. */
    private String item(String type, String key) {
        String entry = block.of(type, key);
        return entry.substring(entry.indexOf('\n') + 1).replaceAll("(?m)^ {2}", "");
    }
}
