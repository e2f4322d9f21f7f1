package dev.cairn.manifest.migration;

import dev.cairn.documents.Node.Member;
import java.util.Map;

/** Rewrites components that use one older form of the manifest language. Stateless and thread-safe. */
interface ManifestMigration {

    /** The name under which manifests note that it was applied; the reference's class name. */
    String name();

    /** The versions of manifests it is for: {@code *}, a PEP 440 specifier such as {@code <6.0}, or a last version. */
    default String versions() {
        return "*";
    }

    /** The type of the components that it changes. */
    String componentType();

    /** Whether a component of its type is written the old way. */
    boolean concerns(Map<String, Member> component);

    /**
     * Rewrites a component in place.
     *
     * @return whether the component has the new form now
     * @throws UnfitComponentException if it cannot be rewritten
     */
    boolean rewrite(Map<String, Member> component);
}
