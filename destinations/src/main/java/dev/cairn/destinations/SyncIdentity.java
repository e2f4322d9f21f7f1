package dev.cairn.destinations;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which sync, of which source, a destination keeps a stream of. Immutable.
 *
 * @param sync the sync's name
 * @param manifest the name of its manifest
 * @param manifestHash of the version of the manifest that ran last
 * @param salt of the hashes of the settings
 * @param settings salted hashes of what is configured, by path; empty for what is left out, such as secrets. They cannot be turned
 *     back, but a reader of them can try values
 */
public record SyncIdentity(
        String sync, String manifest, String manifestHash, String salt, Map<String, String> settings) {

    public SyncIdentity {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** Whether another sync reads the same source with the same version of the manifest, whatever it is called. */
    public boolean readsAsDoes(SyncIdentity other) {
        return manifestHash.equals(other.manifestHash) && salt.equals(other.salt) && settings.equals(other.settings);
    }
}
