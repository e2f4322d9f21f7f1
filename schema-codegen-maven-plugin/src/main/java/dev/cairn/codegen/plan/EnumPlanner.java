package dev.cairn.codegen.plan;

import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.identifier.Identifiers;
import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.Documentation;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Decides what a fixed set of values becomes. */
final class EnumPlanner {

    private final Diagnostics diagnostics;

    EnumPlanner(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The enum for the values of a schema; empty where a Java enum can't have them, or null is all there is. */
    Optional<EnumType> of(Schema schema, List<Node> nodes) {
        for (Node node : nodes) {
            if (!node.isScalar()) {
                diagnostics.warning(
                        node.place(),
                        "one of the values is " + article(node) + ": what a value is, is not checked here");
                return Optional.empty();
            }
        }
        List<EnumType.Value> values = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Set<Object> known = new HashSet<>();
        for (int index = 0; index < nodes.size(); index++) {
            Object plain = nodes.get(index).toPlain();
            if (plain != null && known.add(plain)) {
                String name = FreeName.of(name(schema, index, plain), unfree -> !taken.add(unfree));
                values.add(new EnumType.Value(name, plain));
            }
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new EnumType(values, Documentation.of(schema)));
    }

    /** The enum for alternatives that allow a value or a few each, as {@code oneOf} does to describe every value. */
    Optional<EnumType> of(Schema schema, List<Schema> alternatives, Documentation documentation) {
        List<EnumType.Value> values = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Set<Object> known = new HashSet<>();
        for (Schema alternative : alternatives) {
            List<Node> nodes = alternative.enumValues();
            Optional<EnumType> part = nodes == null ? Optional.empty() : of(alternative, nodes);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            for (EnumType.Value value : part.get().values()) {
                if (known.add(value.wire())) {
                    String name = FreeName.of(value.javaName(), unfree -> !taken.add(unfree));
                    values.add(new EnumType.Value(name, value.wire()));
                }
            }
        }
        return Optional.of(new EnumType(values, documentation));
    }

    private String name(Schema schema, int index, Object value) {
        String asked = text(schema.keyword("javaEnumNames"), index);
        if (asked == null) {
            Node constant = item(schema.keyword("javaEnums"), index);
            asked = constant == null ? null : constant.text("name");
        }
        if (asked == null) {
            asked = text(schema.keyword("x-enum-varnames"), index);
        }
        if (asked != null && SourceVersion.isIdentifier(asked) && !SourceVersion.isKeyword(asked)) {
            return asked;
        }
        if (asked != null) {
            diagnostics.error(schema.place(), "'" + asked + "' is not a Java name for " + PlainJson.write(value));
        }
        return Identifiers.constant(value.toString());
    }

    private static @Nullable String text(@Nullable Node names, int index) {
        Node name = item(names, index);
        return name == null ? null : name.text();
    }

    private static @Nullable Node item(@Nullable Node array, int index) {
        return array == null || index >= array.items().size()
                ? null
                : array.items().get(index);
    }

    private static String article(Node node) {
        return "an " + node.kind();
    }
}
