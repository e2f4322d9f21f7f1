package dev.cairn.codegen.name;

import dev.cairn.codegen.identifier.Identifiers;
import dev.cairn.codegen.schema.Schema;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The names of whole documents, of which most have no name but their file's. */
public final class RootNames {

    private final Identifiers identifiers;
    private final Map<URI, String> byDocument = new HashMap<>();

    public RootNames(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** Names a document: by what it says, or else by its file. */
    public void add(Schema root, String fileName) {
        byDocument.put(root.document(), name(root, fileName));
    }

    /** The name of the document that a schema stands in. */
    String of(Schema schema) {
        URI document = schema.document();
        String known = byDocument.get(document);
        if (known == null) {
            known = schema.path().isRoot() ? name(schema, fileName(document)) : identifiers.type(fileName(document));
            byDocument.put(document, known);
        }
        return known;
    }

    private static String fileName(URI document) {
        String path = document.toString().replaceFirst("/+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    private String name(Schema root, String fileName) {
        String wanted = root.text("javaName");
        if (wanted != null) {
            return wanted;
        }
        boolean hasDefinitions =
                root.named("definitions").size() + root.named("$defs").size() > 0;
        for (Schema property : root.named("properties").values()) {
            String only = property.onlyText();
            if (hasDefinitions && only != null) {
                return identifiers.type(only);
            }
        }
        return identifiers.type(fileName);
    }
}
