package dev.cairn.workbench.openapi;

import dev.cairn.documents.Node;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.LiteralTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the operations of a document are logged into. For one document. */
final class ApiLogin {

    private final ApiDocument document;
    private final SharedProperties properties;

    ApiLogin(ApiDocument document, SharedProperties properties) {
        this.document = document;
        this.properties = properties;
    }

    /**
     * What a request needs.
     *
     * @param authenticator null for none
     * @param headers of further keys
     * @param parameters of further keys
     */
    record Login(@Nullable ComponentDraft authenticator, Map<String, String> headers, Map<String, String> parameters) {}

    Login of(ApiOperation operation) {
        Node schemes = document.in(document.in(document.root(), "components"), "securitySchemes");
        Login login = new Login(null, new LinkedHashMap<>(), new LinkedHashMap<>());
        if (schemes == null) {
            return login;
        }
        for (Node scheme : chosen(operation, schemes)) {
            login = with(login, scheme);
        }
        return login;
    }

    /** The easiest of the ways that may be chosen: keys before OAuth. */
    private List<Node> chosen(ApiOperation operation, Node schemes) {
        Node own = operation.node().get("security");
        Node security = own == null ? document.root().get("security") : own;
        List<List<Node>> ways = new ArrayList<>();
        if (security == null) {
            // Many documents define how to log in, and do not say that it is needed.
            schemes.members().keySet().forEach(name -> ways.add(named(schemes, List.of(name))));
        } else {
            security.items()
                    .forEach(way ->
                            ways.add(named(schemes, List.copyOf(way.members().keySet()))));
        }
        return ways.stream()
                .filter(way -> !way.isEmpty())
                .min(Comparator.comparingInt(ApiLogin::effort))
                .orElse(List.of());
    }

    private List<Node> named(Node schemes, List<String> names) {
        List<Node> found = new ArrayList<>();
        for (String name : names) {
            Node scheme = document.in(schemes, name);
            if (scheme != null) {
                found.add(scheme);
            }
        }
        return found;
    }

    private static int effort(List<Node> way) {
        int effort = way.size();
        for (Node scheme : way) {
            String type = String.valueOf(scheme.text("type"));
            effort += switch (type) {
                case "http" -> 0;
                case "apiKey" -> "cookie".equals(scheme.text("in")) ? 30 : 0;
                case "oauth2" -> 10;
                default -> 20;
            };
        }
        return effort;
    }

    private Login with(Login login, Node scheme) {
        if (login.authenticator() == null) {
            return new Login(authenticator(scheme), login.headers(), login.parameters());
        }
        String name = scheme.text("name");
        if (name != null && "apiKey".equals(scheme.text("type"))) {
            String template = properties.secret(name).template();
            ("query".equals(scheme.text("in")) ? login.parameters() : login.headers())
                    .put(LiteralTemplate.of(name), template);
        }
        return login;
    }

    private @Nullable ComponentDraft authenticator(Node scheme) {
        return switch (String.valueOf(scheme.text("type"))) {
            case "http" -> "basic".equalsIgnoreCase(scheme.text("scheme")) ? basic() : bearer();
            case "apiKey" -> key(scheme);
            case "oauth2" -> oauth(scheme);
            case "openIdConnect" -> bearer();
            default -> null;
        };
    }

    private ComponentDraft bearer() {
        return ComponentDraft.of("BearerAuthenticator")
                .with("api_token", properties.secret("access_token").template());
    }

    private ComponentDraft basic() {
        ConfigProperty user = properties.open("username", "");
        return ComponentDraft.of("BasicHttpAuthenticator")
                .with("username", user.template())
                .with("password", properties.secret("password").template());
    }

    private ComponentDraft key(Node scheme) {
        String name = LiteralTemplate.of(String.valueOf(scheme.text("name")));
        String place = String.valueOf(scheme.text("in"));
        String template = properties.secret("api_key").template();
        ComponentDraft key = ComponentDraft.of("ApiKeyAuthenticator");
        return switch (place) {
            case "query" ->
                key.with("api_token", template).with("inject_into", ComponentDraft.option("request_parameter", name));
            case "cookie" ->
                key.with("api_token", name + "=" + template)
                        .with("inject_into", ComponentDraft.option("header", "Cookie"));
            default -> key.with("api_token", template).with("inject_into", ComponentDraft.option("header", name));
        };
    }

    private ComponentDraft oauth(Node scheme) {
        Node flows = document.in(scheme, "flows");
        Node credentials = document.in(flows, "clientCredentials");
        Node code = document.in(flows, "authorizationCode");
        String tokens = credentials == null ? null : credentials.text("tokenUrl");
        String renewed = code == null ? null : code.text("refreshUrl");
        if (renewed == null && code != null) {
            renewed = code.text("tokenUrl");
        }
        boolean forApps = tokens != null && tokens.startsWith("http");
        if (!forApps && (renewed == null || !renewed.startsWith("http"))) {
            return bearer();
        }
        String address = String.valueOf(forApps ? tokens : renewed);
        String endpoint = properties.template(
                address, properties.secrets().inAddress(address), "the address of its tokens", LiteralTemplate::of);
        ComponentDraft oauth = ComponentDraft.of("OAuthAuthenticator")
                .with("token_refresh_endpoint", endpoint)
                .with("client_id", properties.open("client_id", "").template())
                .with("client_secret", properties.secret("client_secret").template());
        return forApps
                ? oauth.with("grant_type", "client_credentials")
                : oauth.with("refresh_token", properties.secret("refresh_token").template());
    }
}
