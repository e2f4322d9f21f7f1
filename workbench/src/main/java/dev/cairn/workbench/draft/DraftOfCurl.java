package dev.cairn.workbench.draft;

import dev.cairn.core.secret.SuspectText;
import dev.cairn.core.secret.SuspectText.Span;
import dev.cairn.core.secret.SuspectValues;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.curl.CurlCommand.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a draft of a command of curl: the same request goes out. Secrets go into the configuration. For one command. */
public final class DraftOfCurl {

    /** What the connection decides, and not the author. */
    private static final Set<String> OF_CONNECTION =
            Set.of("host", "content-length", "connection", "accept-encoding", "transfer-encoding");

    /** What stands in a path for a value: {@code {id}}, {@code <id>}, {@code :id}, {@code $ID}. */
    private static final Pattern OPEN_SEGMENT =
            Pattern.compile("\\{\\{?(\\w[\\w-]*)}?}|<(\\w[\\w -]*)>|(?<=/):([A-Za-z_]\\w*)|\\$\\{?([A-Za-z_]\\w*)}?");

    private final CurlCommand command;
    private final PastedSecrets secrets;
    private final DraftProperties properties;
    private final LoginOfRequest login;

    private DraftOfCurl(CurlCommand command, PastedSecrets secrets) {
        this.command = command;
        this.secrets = secrets;
        this.properties = new DraftProperties(secrets);
        this.login = new LoginOfRequest(properties, secrets);
    }

    /** Makes the draft, where nobody has said that a value is no secret. */
    public static ManifestDraft of(CurlCommand command, @Nullable String stream) {
        return of(command, stream, PastedSecrets.UNSAID);
    }

    /**
     * Makes the draft.
     *
     * @param stream the stream's name; null for one that the address suggests
     * @param secrets judges its values
     */
    public static ManifestDraft of(CurlCommand command, @Nullable String stream, PastedSecrets secrets) {
        return new DraftOfCurl(command, secrets).draft(stream);
    }

    private ManifestDraft draft(@Nullable String name) {
        UrlQuery url = UrlQuery.of(command.url());
        Map<String, String> headers = new LinkedHashMap<>();
        command.headers().stream()
                .filter(header -> !OF_CONNECTION.contains(header.name().toLowerCase(Locale.ROOT)))
                .forEach(header -> header(header, headers));
        Map<String, String> parameters = new LinkedHashMap<>();
        url.parameters().forEach((parameter, value) -> {
            if (!login.takesParameter(parameter, value)) {
                parameters.put(LiteralTemplate.of(parameter), parameter(parameter, value));
            }
        });
        List<Span> hidden = secrets.inAddress(url.rest());
        String template = address(url.rest(), hidden);
        ComponentDraft body = command.body() == null
                ? null
                : new BodyOfRequest(properties, secrets).of(command.body(), command.header("Content-Type"));
        if (body != null && !body.type().equals("RequestBodyPlainText")) {
            headers.keySet().removeIf(header -> impliedBy(body, header, headers.get(header)));
        }
        RequestDraft request =
                new RequestDraft(command.method(), template, parameters, headers, body, login.authenticator());
        String shown = SuspectText.replaced(url.rest(), hidden, part -> part, span -> "");
        String stream = name == null ? streamName(shown) : name;
        return new ManifestDraft(List.of(StreamDraft.of(stream, request)), properties.all(), secrets.none());
    }

    /** Sent anyway, with this kind of body. */
    private static boolean impliedBy(ComponentDraft body, String header, @Nullable String value) {
        String implied = body.type().equals("RequestBodyUrlEncodedForm")
                ? "application/x-www-form-urlencoded"
                : "application/json";
        return header.equalsIgnoreCase("Content-Type") && implied.equals(value);
    }

    private void header(Header header, Map<String, String> headers) {
        if (!login.takesHeader(header.name(), header.value())) {
            headers.put(header.name(), login.header(header.name(), header.value()));
        }
    }

    private String parameter(String name, String value) {
        return value.matches("\\$\\{?[A-Za-z_]\\w*}?|<[^>]+>")
                ? properties.add(name, isNamed(name), value, "").template()
                : login.parameter(name, value);
    }

    /** With a property of the configuration for each secret, and for each value that is left open. */
    private String address(String url, List<Span> hidden) {
        return SuspectText.replaced(
                url,
                hidden,
                this::opened,
                span -> properties
                        .secret(span.name(), span.of(url), "the address")
                        .template());
    }

    /** With a property for each value that a part of the address leaves open. */
    private String opened(String part) {
        int scheme = part.indexOf("://");
        int slash = scheme < 0 ? 0 : part.indexOf('/', scheme + 3);
        int path = slash < 0 ? part.length() : slash;
        Matcher open = OPEN_SEGMENT.matcher(part);
        StringBuilder template = new StringBuilder();
        int end = 0;
        while (open.find()) {
            String name = IntStream.rangeClosed(1, 4)
                    .mapToObj(open::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("value");
            template.append(LiteralTemplate.before(part.substring(end, open.start())));
            String where = open.start() < path ? "Part of the API's address" : "Part of the address of the requests";
            template.append(
                    properties.add(name, isNamed(name), open.group(), where).template());
            end = open.end();
        }
        return template.append(LiteralTemplate.of(part.substring(end))).toString();
    }

    private static boolean isNamed(String name) {
        return SuspectValues.isNamed(name, name);
    }

    /** The last word of the path that can be one. */
    static String streamName(String url) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String[] segments = path < 0 ? new String[0] : url.substring(path).split("[/?]", -1);
        for (int i = segments.length - 1; i >= 0; i--) {
            String segment = segments[i].replaceFirst("\\.(?:json|xml|csv|php)$", "");
            if (segment.matches("[A-Za-z][\\w.-]*")
                    && !segment.matches("(?i)v\\d+|api|rest|latest|search|query|list|all")) {
                return DraftProperties.word(segment);
            }
        }
        return "records";
    }
}
