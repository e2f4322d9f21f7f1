package dev.cairn.runtime.config;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What tells a connector with one configuration from others, without secrets. Immutable.
 *
 * @param manifest what people call the manifest: its file's name, or that of its folder where the file is called manifest
 * @param manifestHash of the manifest as it was written; another one for each version of it
 * @param given what the user configured
 * @param saved the same after the changes of the manifest's rules that are for good
 */
public record SourceIdentity(String manifest, String manifestHash, Settings given, Settings saved) {

    /**
     * A configuration without its secrets.
     *
     * @param values plain JSON values by their paths ({@code credentials.region}); lists are values
     * @param hidden the paths of what is left out: secrets, what is named like one, and tokens that the connector replaces
     */
    public record Settings(Map<String, Object> values, Set<String> hidden) {

        public Settings {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
            hidden = Collections.unmodifiableSet(new TreeSet<>(hidden));
        }
    }
}
