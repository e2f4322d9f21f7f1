package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.manifest.LoadedManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A point of a manifest's tree, where there may be nothing.
 *
 * @param manifest whose resolved tree it is
 * @param pointer a JSON pointer into that tree
 */
record DefinitionNode(LoadedManifest manifest, String pointer) {

    static DefinitionNode root(LoadedManifest manifest) {
        return new DefinitionNode(manifest, "");
    }

    /** The root of another tree, whose places are in the same text. */
    DefinitionNode inTree(ObjectNode tree) {
        return root(new LoadedManifest(tree, tree, List.of(), manifest.text()));
    }

    /** Returns a member, or the element of a list by its index. An object that stands in place of a list is its only element. */
    DefinitionNode field(String name) {
        if (name.equals("0") && value() instanceof ObjectNode only && only.get(name) == null) {
            return this;
        }
        return new DefinitionNode(
                manifest, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    /** What stands here; null for nothing. */
    @Nullable
    Node value() {
        return manifest.find(pointer);
    }

    /** The object that stands here; empty where there is none. */
    ObjectNode object() {
        return value() instanceof ObjectNode object ? object : new ObjectNode(place(), Map.of());
    }

    Place place() {
        return manifest.placeOf(pointer);
    }

    boolean isList() {
        return value() instanceof ArrayNode;
    }

    /** The literal true or false that stands here; else a default. */
    boolean flag(boolean byDefault) {
        return (value() instanceof ScalarNode scalar && scalar.value() instanceof Boolean given) ? given : byDefault;
    }

    /** The exception for an error here. */
    InvalidDocumentException wrong(String message, String rule) {
        return new InvalidDocumentException(new Diagnostic(Severity.ERROR, place(), message, rule));
    }

    /** The objects from the stream, or what else is nearest to the manifest's top, to this one. */
    List<Map<String, @Nullable Object>> enclosing() {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        if (!pointer.isEmpty()
                && !"DeclarativeSource".equals(manifest.resolved().text("type"))) {
            objects.add(manifest.plain());
        }
        for (int end = pointer.indexOf('/', 1); ; end = pointer.indexOf('/', end + 1)) {
            if (manifest.find(end < 0 ? pointer : pointer.substring(0, end)) instanceof ObjectNode object) {
                objects.add(object.toPlain());
            }
            if (end < 0) {
                return objects;
            }
        }
    }
}
