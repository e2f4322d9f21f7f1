package dev.cairn.workbench.language;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.workbench.text.TextLines;
import java.util.Optional;

/** Reads the text of a manifest as a tree, where it is YAML just then. */
public final class SourceTree {

    private static final YamlReader READER = YamlReader.pyYaml();

    private SourceTree() {}

    /** Empty where the text is no YAML, or no mapping. */
    public static Optional<ObjectNode> of(TextLines text) {
        try {
            Node root = READER.read("manifest", text.text());
            return root instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (InvalidDocumentException e) {
            return Optional.empty();
        }
    }
}
