package dev.cairn.server.options;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask a server.
 *
 * @param jwtSecret the secret that the callers' tokens are signed with; null lets everyone in, which is refused unless the
 *     server listens on the machine's own address only
 * @param allowedHosts further names under which the server may be asked; a name with a port, or of any port
 */
public record Callers(@Nullable String jwtSecret, Set<String> allowedHosts) {

    public Callers {
        allowedHosts = Set.copyOf(allowedHosts);
    }
}
