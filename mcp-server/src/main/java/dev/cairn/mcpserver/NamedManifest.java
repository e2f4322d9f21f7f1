package dev.cairn.mcpserver;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.Connector;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The manifest that a tool is to work on.
 *
 * @param file where it stands, or would stand, as an absolute path: places are in it, and files are looked for beside it
 */
record NamedManifest(String file, String text) {

    private static final String USUAL = "manifest.yaml";

    /**
     * The manifest that the arguments name, or bring along.
     *
     * @throws ToolFailure if there is none
     * @throws InvalidDocumentException if it is no text
     */
    static NamedManifest of(Arguments arguments, SafeFolder folder) {
        String name = arguments.text("manifest", USUAL);
        String text = arguments.text("manifest_text");
        return text != null
                ? new NamedManifest(folder.inside(name).toString(), text)
                : new NamedManifest(folder.inside(name).toString(), DocumentFiles.text(folder.file(name)));
    }

    /** The folder in which files are looked for. */
    Path folder() {
        return Objects.requireNonNull(Path.of(file).getParent());
    }

    /** @throws InvalidDocumentException with everything that is wrong with it */
    Connector connector() {
        return Connector.load(file, text);
    }
}
