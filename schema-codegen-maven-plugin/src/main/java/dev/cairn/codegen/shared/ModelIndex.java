package dev.cairn.codegen.shared;

import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a package of generated models says of itself, in a resource {@code META-INF/schema-codegen/PACKAGE.json}.
 *
 * @param packageName the package
 * @param support the package of the support classes that its models use
 * @param documents the schemas
 */
public record ModelIndex(String packageName, String support, List<SharedDocument> documents) {

    /** The folder of the indexes on the class path. */
    public static final String FOLDER = "META-INF/schema-codegen/";

    private static final long VERSION = 1;

    public ModelIndex {
        documents = List.copyOf(documents);
    }

    /** The index as plain values. */
    public Map<String, Object> toPlain() {
        List<Object> all = new ArrayList<>();
        for (SharedDocument document : documents) {
            Map<String, Object> types = new LinkedHashMap<>();
            document.types().forEach((pointer, type) -> types.put(pointer, type.toPlain()));
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("resource", document.resource());
            plain.put("addresses", document.addresses());
            plain.put("types", types);
            all.add(plain);
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("version", VERSION);
        plain.put("package", packageName);
        plain.put("support", support);
        plain.put("documents", all);
        return plain;
    }

    /**
     * Reads an index.
     *
     * @throws IllegalArgumentException if it was written by another version of the plugin that does it differently
     */
    static ModelIndex of(Node root) {
        Node version = root.get("version");
        if (version == null || !Long.valueOf(VERSION).equals(version.scalar())) {
            throw new IllegalArgumentException(
                    root.place().file() + " was written by another version of the plugin; generate its models again");
        }
        String packageName = text(root, "package");
        String support = text(root, "support");
        List<SharedDocument> documents = new ArrayList<>();
        Node all = root.get("documents");
        for (Node document : all == null ? List.<Node>of() : all.items()) {
            Map<String, SharedType> types = new LinkedHashMap<>();
            Node entries = document.get("types");
            if (entries != null) {
                entries.members()
                        .forEach((pointer, entry) ->
                                types.put(pointer, SharedType.of(entry.value(), packageName, support)));
            }
            documents.add(new SharedDocument(text(document, "resource"), texts(document, "addresses"), types));
        }
        return new ModelIndex(packageName, support, documents);
    }

    static String text(Node object, String key) {
        Node value = object.get(key);
        return value == null ? "" : String.valueOf(value.scalar());
    }

    static List<String> texts(Node object, String key) {
        Node value = object.get(key);
        return value == null
                ? List.of()
                : value.items().stream()
                        .map(item -> String.valueOf(item.scalar()))
                        .toList();
    }

    static boolean flag(Node object, String key) {
        Node value = object.get(key);
        return value != null && Boolean.TRUE.equals(value.scalar());
    }
}
