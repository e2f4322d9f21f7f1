package dev.cairn.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Which path leads where. */
final class Routes {

    private static final Map<String, Route> PATHS = paths();

    private Routes() {}

    /** What a request gets. */
    enum Kind {
        HEALTH,
        CAPABILITIES,
        OPENAPI,
        MANIFEST,
        MOVED,
        METHOD_NOT_ALLOWED,
        NOT_FOUND
    }

    /**
     * Where a request goes.
     *
     * @param endpoint what is to be done with a manifest; null for other kinds
     * @param allowed the methods that the path has
     */
    record Route(Kind kind, @Nullable Endpoint endpoint, String allowed) {

        private Route as(Kind other) {
            return new Route(other, null, allowed);
        }
    }

    private static Map<String, Route> paths() {
        Map<String, Route> paths = new LinkedHashMap<>();
        paths.put("/health/", new Route(Kind.HEALTH, null, "GET"));
        paths.put("/capabilities/", new Route(Kind.CAPABILITIES, null, "GET"));
        paths.put("/openapi.json", new Route(Kind.OPENAPI, null, "GET, HEAD"));
        for (Endpoint endpoint : Endpoint.values()) {
            paths.put(endpoint.path(), new Route(Kind.MANIFEST, endpoint, "POST"));
        }
        return paths;
    }

    static Route find(String path, String method) {
        Route route = PATHS.get(path);
        if (route == null) {
            Route other = PATHS.get(otherForm(path));
            return other == null ? new Route(Kind.NOT_FOUND, null, "") : other.as(Kind.MOVED);
        }
        boolean allowed = List.of(route.allowed().split(", ")).contains(method);
        return allowed ? route : route.as(Kind.METHOD_NOT_ALLOWED);
    }

    /** The same path with a slash at its end, or without. */
    private static String otherForm(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }

    /** Where a request is to go whose path has a slash too many or too few. */
    static String moved(Request request) {
        HttpURI uri = request.getHttpURI();
        return HttpURI.build(uri)
                .path(otherForm(String.valueOf(uri.getPath())))
                .asImmutable()
                .asString();
    }
}
