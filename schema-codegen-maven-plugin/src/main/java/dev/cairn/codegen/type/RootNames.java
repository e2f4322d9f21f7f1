package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.documents.Node;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of whole documents, of which most have no name but their file's. */
final class RootNames {

    private final Identifiers identifiers;
    private final Map<URI, String> byDocument = new HashMap<>();

    RootNames(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** Names a document: by what it says, or else by its file. */
    void add(Schema root, String fileName) {
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
        for (Schema property : root.named("properties").values()) {
            List<Node> values = property.enumValues();
            boolean hasDefinitions =
                    root.named("definitions").size() + root.named("$defs").size() > 0;
            if (hasDefinitions
                    && values != null
                    && values.size() == 1
                    && values.get(0).toPlain() instanceof String name) {
                return identifiers.type(name);
            }
        }
        return identifiers.type(fileName);
    }
}
