package dev.cairn.workbench.authoring;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.SafeFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that a test case names, which an agent may have written. */
final class CaseFiles {

    private static final String CASE = "case.yaml";
    private static final String MANIFEST = "manifest.yaml";

    private CaseFiles() {}

    /**
     * Looks whether all are inside of the folder.
     *
     * @throws OperationFailure if one is not
     */
    static void require(Path folder, SafeFolder safe) {
        Path file = folder.resolve(CASE);
        safe.require(file);
        Node document;
        try {
            document = new YamlReader().read(file.toString(), DocumentFiles.text(file));
        } catch (InvalidDocumentException e) {
            return; // which the case's result says
        }
        for (String key : List.of("manifest", "config", "state", "traffic")) {
            String name = document.text(key);
            if (name != null) {
                safe.require(folder.resolve(name).normalize());
            }
        }
        if (document.text("manifest") == null) {
            requireManifestAbove(folder, safe);
        }
    }

    /** The first manifest that is found above a case is the case's. */
    private static void requireManifestAbove(Path folder, SafeFolder safe) {
        for (Path above = folder; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(MANIFEST))) {
                safe.require(above.resolve(MANIFEST));
                return;
            }
        }
    }
}
