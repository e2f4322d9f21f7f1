package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a schema wants a type to have that says nothing about its values.
 *
 * @param interfaces the qualified names of interfaces that it implements
 * @param annotations what it is annotated with
 */
public record Extras(List<String> interfaces, List<ExtraAnnotation> annotations) {

    static final Extras NONE = new Extras(List.of(), List.of());

    private static final String INTERFACES = "javaInterfaces";
    private static final String ANNOTATIONS = "x-java-annotations";

    public Extras {
        interfaces = List.copyOf(interfaces);
        annotations = List.copyOf(annotations);
    }

    /** All of these, and of others. */
    Extras and(Extras others) {
        if (others.interfaces.isEmpty() && others.annotations.isEmpty()) {
            return this;
        }
        Set<String> allInterfaces = new LinkedHashSet<>(interfaces);
        allInterfaces.addAll(others.interfaces);
        Set<ExtraAnnotation> allAnnotations = new LinkedHashSet<>(annotations);
        allAnnotations.addAll(others.annotations);
        return new Extras(List.copyOf(allInterfaces), List.copyOf(allAnnotations));
    }

    /** What a schema wants of its type; what it wants of a property belongs to the record's component. */
    public static Extras ofType(Schema schema, Diagnostics diagnostics) {
        if (!schema.has(INTERFACES) && !schema.has(ANNOTATIONS)) {
            return NONE;
        }
        List<String> interfaces = new ArrayList<>();
        for (Node node : list(schema, INTERFACES)) {
            if (node.toPlain() instanceof String name && ExtraAnnotation.isQualified(name.strip())) {
                interfaces.add(name.strip());
            } else {
                diagnostics.error(
                        node.place(),
                        "'" + node.toPlain() + "' is not the qualified name of an interface, which may have no type"
                                + " parameters here");
            }
        }
        return new Extras(interfaces, schema.path().isProperty() ? List.of() : annotations(schema, diagnostics));
    }

    /** What a schema wants a component, or its type, to be annotated with. */
    public static List<ExtraAnnotation> annotations(Schema schema, Diagnostics diagnostics) {
        List<ExtraAnnotation> annotations = new ArrayList<>();
        for (Node node : list(schema, ANNOTATIONS)) {
            Optional<ExtraAnnotation> annotation =
                    ExtraAnnotation.parse(String.valueOf(node.toPlain()), node.place(), diagnostics);
            annotation.ifPresent(annotations::add);
        }
        return annotations;
    }

    private static List<Node> list(Schema schema, String keyword) {
        return schema.keyword(keyword) instanceof ArrayNode array ? array.items() : List.of();
    }
}
