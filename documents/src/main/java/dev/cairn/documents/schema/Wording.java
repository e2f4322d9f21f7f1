package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Suggestions;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names values and places in messages. */
record Wording(Node root, @Nullable String discriminator) {

    private static final int MAX_QUOTED = 60;

    /** What stands in the document. */
    String found(Node node) {
        if (node instanceof ObjectNode object) {
            String type = typeOf(object);
            return type == null ? "an object" : "the object of type " + type;
        }
        if (node instanceof ArrayNode array) {
            return array.items().isEmpty() ? "an empty list" : "a list";
        }
        Object value = Values.of(node);
        if (value == null) {
            return "null";
        }
        return switch (node.kind()) {
            case "string" -> "the string '" + shorten(String.valueOf(value)) + "'";
            case "boolean" -> value.toString();
            case "date" -> "the date " + node.toPlain();
            default -> "the " + node.kind() + " " + value;
        };
    }

    /** A hint where YAML made of a text what its author hardly meant. */
    String hint(Node node, boolean stringWouldDo) {
        if (!stringWouldDo) {
            return "";
        }
        return switch (node.kind()) {
            case "date", "boolean", "integer", "number" -> "; quote it to make it a string";
            default -> "";
        };
    }

    /** {@code a string}, {@code an integer}… */
    static String expected(List<String> types) {
        return Suggestions.alternatives(types.stream().map(Wording::withArticle).toList());
    }

    private static String withArticle(String type) {
        return switch (type) {
            case "array" -> "a list";
            case "object", "integer" -> "an " + type;
            case "boolean" -> "true or false";
            case "null" -> "null";
            default -> "a " + type;
        };
    }

    /** {@code 'page_size' of PageIncrement}: the field below the nearest object that names its type. */
    String field(List<Object> path) {
        List<Node> nodes = nodes(path);
        int owner = 0;
        String ownerType = null;
        for (int i = 0; i < path.size(); i++) {
            if (nodes.get(i) instanceof ObjectNode object && typeOf(object) != null) {
                owner = i;
                ownerType = typeOf(object);
            }
        }
        String name = dotted(path.subList(owner, path.size()));
        return "'" + name + "'" + (ownerType == null ? "" : " of " + ownerType);
    }

    /** The name of an object: its type, or the field that holds it, or null for the document itself. */
    @Nullable
    String owner(Node object, List<Object> path) {
        String type = object instanceof ObjectNode o ? typeOf(o) : null;
        if (type != null) {
            return type;
        }
        return path.isEmpty() ? null : field(path);
    }

    /** The noun for what a field holds, one of many where it is a list: {@code pagination strategy}. */
    static String noun(List<Object> path) {
        boolean listed = !path.isEmpty() && path.get(path.size() - 1) instanceof Integer;
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i) instanceof String key) {
                String noun = key.replace('_', ' ');
                return listed ? singular(noun) : noun;
            }
        }
        return "type";
    }

    private static String singular(String noun) {
        if (noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - 3) + "y";
        }
        return noun.endsWith("s") && !noun.endsWith("ss") ? noun.substring(0, noun.length() - 1) : noun;
    }

    /** {@code streams[0].retriever}. */
    static String dotted(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }

    @Nullable
    String typeOf(ObjectNode object) {
        return discriminator == null ? null : object.text(discriminator);
    }

    private List<Node> nodes(List<Object> path) {
        List<Node> nodes = new ArrayList<>(List.of(root));
        Node current = root;
        for (Object step : path) {
            Node next = null;
            if (current instanceof ObjectNode object) {
                next = object.get(String.valueOf(step));
            } else if (current instanceof ArrayNode array && step instanceof Integer index) {
                next = array.items().get(index);
            }
            current = next == null ? current : next;
            nodes.add(current);
        }
        return nodes;
    }

    static String shorten(String text) {
        return Phrases.shortened(text.replace("\n", "\\n"), MAX_QUOTED - 1);
    }

    /** The names of a schema's properties. */
    static List<String> propertyNames(Map<String, @Nullable Object> schema) {
        return schema.get("properties") instanceof Map<?, ?> properties
                ? properties.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }
}
