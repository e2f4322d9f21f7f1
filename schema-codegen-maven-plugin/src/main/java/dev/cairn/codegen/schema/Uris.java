package dev.cairn.codegen.schema;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The few things that references need and {@link URI} doesn't do. */
final class Uris {

    private Uris() {}

    /** A reference as seen from a base; empty if it is no URI reference. */
    static Optional<URI> resolve(URI base, String reference) {
        try {
            URI relative = new URI(reference.replace(" ", "%20").replace("\\", "/"));
            if (relative.isAbsolute()) {
                return Optional.of(relative);
            }
            if (!base.isOpaque()) {
                return Optional.of(base.resolve(relative));
            }
            return Optional.of(withinOpaque(base, relative));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** {@code classpath:a/b.json} and {@code jar:file:x.jar!/a/b.json} have paths, though Java sees none in them. */
    private static URI withinOpaque(URI base, URI relative) {
        String text = base.toString();
        int start = Math.max(text.indexOf("!/") + 1, text.indexOf(':') + 1);
        String path = text.substring(start);
        boolean rooted = path.startsWith("/");
        URI resolved = URI.create((rooted ? "" : "/") + path).resolve(relative);
        String resolvedText = resolved.toString();
        return URI.create(text.substring(0, start) + (rooted ? resolvedText : resolvedText.replaceFirst("^/", "")));
    }

    static URI withoutFragment(URI uri) {
        String text = uri.toString();
        int hash = text.indexOf('#');
        return hash < 0 ? uri : URI.create(text.substring(0, hash));
    }
}
