package dev.cairn.server.internal.manifest;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A member of a manifest that tells the server what to do with it. */
enum ManifestCommand {
    MIGRATE("__should_migrate"),
    NORMALIZE("__should_normalize");

    private final String key;

    ManifestCommand(String key) {
        this.key = key;
    }

    boolean isGiven(ObjectNode manifest) {
        Node given = manifest.get(key);
        return given != null && given.is(true);
    }

    /** The manifest alone. */
    static ObjectNode removedFrom(ObjectNode manifest) {
        Map<String, Member> members = new LinkedHashMap<>(manifest.members());
        for (ManifestCommand command : values()) {
            members.remove(command.key);
        }
        return new ObjectNode(manifest.place(), members);
    }
}
