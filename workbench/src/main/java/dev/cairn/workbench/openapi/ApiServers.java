package dev.cairn.workbench.openapi;

import dev.cairn.documents.Node;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.ComponentDraft;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the operations of a document are. For one document. */
record ApiServers(ApiDocument document, SharedProperties properties) {

    private static final String ORIGIN = "the address of a server";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    /** The login in the address of an operation's server; null for none. */
    @Nullable
    ComponentDraft login(ApiOperation operation) {
        Node server = server(operation);
        String url = server == null ? null : server.text("url");
        String login = url == null ? null : CurlCommand.get(url).header("Authorization");
        if (login == null) {
            return null;
        }
        String[] pair = new String(
                        Base64.getDecoder().decode(login.substring(login.indexOf(' ') + 1)), StandardCharsets.UTF_8)
                .split(":", 2);
        return ComponentDraft.of("BasicHttpAuthenticator")
                .with(
                        "username",
                        properties.valued("username", pair[0], "", ORIGIN).template())
                .with(
                        "password",
                        properties.valued("password", pair[1], "", ORIGIN).template());
    }

    private @Nullable Node server(ApiOperation operation) {
        return Stream.of(operation.node(), operation.item(), document.root())
                .map(owner -> owner.items("servers"))
                .filter(servers -> !servers.isEmpty())
                .map(servers -> servers.get(0))
                .findFirst()
                .orElse(null);
    }

    /** The address before an operation's path, without a login and without a slash at its end; a template. */
    String of(ApiOperation operation) {
        Node server = server(operation);
        String url = server == null ? null : server.text("url");
        if (server == null || url == null) {
            return base("");
        }
        String absolute = absolute(url);
        String bare = CurlCommand.get(absolute == null ? url : absolute).url();
        String template = properties
                .template(
                        bare,
                        properties.secrets().inAddress(bare),
                        ORIGIN,
                        part -> ApiOperation.filled(VARIABLE, part, name -> variable(server, name)))
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
                : properties.valued(name, value, description, ORIGIN).template();
    }
}
