package dev.cairn.workbench.openapi;

import dev.cairn.documents.Node;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the operations of a document are. For one document. */
record ApiServers(ApiDocument document, SharedProperties properties) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    /** The address before an operation's path, without a slash at its end; a template. */
    String of(ApiOperation operation) {
        Node server = Stream.of(operation.node(), operation.item(), document.root())
                .map(owner -> owner.items("servers"))
                .filter(servers -> !servers.isEmpty())
                .map(servers -> servers.get(0))
                .findFirst()
                .orElse(null);
        String url = server == null ? null : server.text("url");
        if (server == null || url == null) {
            return base("");
        }
        String absolute = absolute(url);
        String template = ApiOperation.filled(
                        VARIABLE, absolute == null ? url : absolute, name -> variable(server, name))
                .replaceFirst("/+$", "");
        return absolute == null ? base(template) : template;
    }

    private String base(String path) {
        String template = properties
                .open("base_url", "The address of the API, such as https://api.example.com")
                .template();
        return template + (path.isEmpty() || path.startsWith("/") ? path : "/" + path);
    }

    /** Null where it is relative to something that is not known. */
    private @Nullable String absolute(String url) {
        if (url.matches("(?i)https?://.+") || url.startsWith("{")) {
            return url;
        }
        if (url.startsWith("//")) {
            return "https:" + url;
        }
        try {
            return document.file().startsWith("http")
                    ? URI.create(document.file()).resolve(url).toString()
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private String variable(Node server, String name) {
        Node variable = Objects.requireNonNullElse(document.in(server, "variables"), document.root())
                .get(name);
        String value = variable == null ? null : variable.text("default");
        String description = "Part of the API's address";
        return value == null
                ? properties.open(name, description).template()
                : properties.valued(name, value, description).template();
    }
}
