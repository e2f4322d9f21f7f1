package dev.cairn.workbench.language;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tree as YAML, in which a comment after each value says the line that it comes from, if it has one. Scalars and keys that
 * are not plain words are written as JSON, which YAML is a superset of. It is indented as {@link ManifestFormat} does.
 */
public final class YamlText {

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    /** The text of a tree. */
    public static String of(ObjectNode root) {
        YamlText text = new YamlText();
        text.members(root, "");
        return text.out.toString();
    }

    /** @param indentation of the members; the first one continues a line that has been begun */
    private void members(ObjectNode object, String indentation) {
        Iterator<Map.Entry<String, Member>> members =
                object.members().entrySet().iterator();
        for (boolean first = true; members.hasNext(); first = false) {
            Map.Entry<String, Member> member = members.next();
            out.append(first ? "" : indentation).append(key(member.getKey())).append(':');
            Node value = member.getValue().value();
            if (isEmptyOrScalar(value)) {
                scalar(value);
            } else if (value instanceof ArrayNode array) {
                out.append(comment(value)).append('\n');
                items(array, indentation + "  ");
            } else if (value instanceof ObjectNode nested) {
                out.append(comment(value)).append('\n');
                out.append(indentation).append("  ");
                members(nested, indentation + "  ");
            }
        }
    }

    private void items(ArrayNode array, String indentation) {
        for (Node item : array.items()) {
            out.append(indentation).append('-');
            if (isEmptyOrScalar(item)) {
                scalar(item);
            } else if (item instanceof ObjectNode object) {
                out.append(' ');
                members(object, indentation + "  ");
            } else if (item instanceof ArrayNode nested) {
                out.append(comment(nested)).append('\n');
                items(nested, indentation + "  ");
            }
        }
    }

    private void scalar(Node value) {
        out.append(' ').append(scalar(value.toPlain())).append(comment(value)).append('\n');
    }

    private static boolean isEmptyOrScalar(Node value) {
        if (value instanceof ObjectNode object) {
            return object.members().isEmpty();
        }
        return !(value instanceof ArrayNode array) || array.items().isEmpty();
    }

    private static String comment(Node value) {
        return value.place().line() == 0 ? "" : "  # " + value.place().line();
    }

    /** A key, quoted where it would be read as something else. */
    static String key(String key) {
        return scalar(key);
    }

    /** Returns a scalar, quoted where YAML would read a text as something else. */
    public static String scalar(@Nullable Object value) {
        return value instanceof String word && isPlainWord(word) ? word : Json.write(value);
    }

    /** True if every YAML reader takes it for a text. */
    private static boolean isPlainWord(String text) {
        return text.matches("\\$?[A-Za-z_][A-Za-z0-9_]*") && !text.matches("(?i)y|n|yes|no|on|off|true|false|null");
    }
}
