package dev.cairn.languageserver;

import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.WorkspaceEdit;

/**
 * A text as an editor has it. Immutable.
 *
 * @param uri as the editor gave it
 * @param version the editor's count of its changes
 */
record OpenDocument(String uri, int version, TextLines text) {

    /** Whether it is a manifest, or about to be one: editors may send all YAML that there is. */
    boolean isManifest() {
        return path().getFileName().toString().contains("manifest")
                || text.text().contains("DeclarativeSource");
    }

    /** Changes of it, as an editor makes them. */
    WorkspaceEdit edit(List<TextChange> changes) {
        return new WorkspaceEdit(Map.of(uri, ProtocolForm.edits(changes)));
    }

    /** Where it is; what was never saved is in a folder that is not there. */
    Path path() {
        try {
            URI parsed = URI.create(uri);
            if ("file".equals(parsed.getScheme())) {
                Path path = Path.of(parsed);
                if (path.getFileName() != null) {
                    return path;
                }
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            // Editors have addresses of their own for what is in no file.
        }
        String name = uri.substring(uri.lastIndexOf('/') + 1).replaceAll("[^\\w.-]", "_");
        return Path.of("untitled", name.isEmpty() ? "document" : name);
    }
}
