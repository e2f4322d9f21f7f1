package dev.cairn.workbench.published;

import dev.cairn.workbench.pip.PackageVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connector as people ask for it: {@code stripe} or {@code stripe==5.5.0}.
 *
 * @param version null where none was named
 */
public record WantedConnector(ConnectorName name, @Nullable PackageVersion version) {

    /** What is asked for; nothing where the text is no name, or its version is none. */
    public static Optional<WantedConnector> of(String given) {
        String[] parts = given.split("==", 2);
        Optional<PackageVersion> version = parts.length == 1 ? Optional.empty() : PackageVersion.of(parts[1]);
        return parts.length == 2 && version.isEmpty()
                ? Optional.empty()
                : ConnectorName.of(parts[0]).map(name -> new WantedConnector(name, version.orElse(null)));
    }
}
