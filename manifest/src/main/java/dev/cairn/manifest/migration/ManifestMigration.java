package dev.cairn.manifest.migration;

import dev.cairn.documents.Node.Member;
import java.util.Map;

/** Rewrites requesters that use one older form of the manifest language. Stateless and thread-safe. */
interface ManifestMigration {

    /** The name under which manifests note that it was applied; the reference's class name. */
    String name();

    /** Whether a requester is written the old way. */
    boolean concerns(Map<String, Member> component);

    /**
     * Rewrites a requester in place.
     *
     * @return whether it has the new form now
     * @throws UnfitComponentException if it cannot be rewritten
     */
    boolean rewrite(Map<String, Member> component);
}
