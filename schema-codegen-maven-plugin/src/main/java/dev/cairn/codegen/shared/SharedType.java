package dev.cairn.codegen.shared;

import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A type that was generated in another package.
 *
 * @param packageName its package
 * @param support the package of the support classes that it uses
 * @param name its name within the package; a nested one has its owner's in front: {@code Order.Line}
 * @param kinds the kinds of JSON that its values can be, by the names of {@code JsonKind}
 * @param shapes the records that its objects can be, by their names within the package; none if it is no record and no union
 * @param constants whether it is one of several constants
 * @param deprecated whether it is annotated as deprecated
 */
public record SharedType(
        String packageName,
        String support,
        String name,
        Set<String> kinds,
        List<String> shapes,
        boolean constants,
        boolean deprecated) {

    public SharedType {
        kinds = Set.copyOf(kinds);
        shapes = List.copyOf(shapes);
    }

    /** The qualified name. */
    public String className() {
        return packageName + "." + name;
    }

    /** What the index says of the type, besides what it says of the whole package. */
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", name);
        plain.put("kinds", List.copyOf(new TreeSet<>(kinds)));
        plain.put("shapes", shapes);
        plain.put("constants", constants);
        plain.put("deprecated", deprecated);
        return plain;
    }

    static SharedType of(Node entry, String packageName, String support) {
        return new SharedType(
                packageName,
                support,
                ModelIndex.text(entry, "name"),
                Set.copyOf(ModelIndex.texts(entry, "kinds")),
                new ArrayList<>(ModelIndex.texts(entry, "shapes")),
                ModelIndex.flag(entry, "constants"),
                ModelIndex.flag(entry, "deprecated"));
    }
}
