package dev.cairn.workbench.openapi;

import dev.cairn.core.secret.SuspectText.Span;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.DraftProperties;
import dev.cairn.workbench.draft.LiteralTemplate;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.PastedSecrets;
import dev.cairn.workbench.draft.RequestDraft;
import dev.cairn.workbench.draft.StreamDraft;
import dev.cairn.workbench.draft.UniqueNames;
import dev.cairn.workbench.openapi.OpenApiStreams.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a stream of each operation that reads a list. For one document. */
final class StreamsOfDocument {

    private final ApiDocument document;
    private final SharedProperties properties;
    private final ApiServers servers;
    private final ApiLogin login;
    private final Map<String, ApiOperation> lists = new LinkedHashMap<>();
    private final Map<String, ListAnswer> answers = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final UniqueNames taken = new UniqueNames();
    private final List<LeftOut> leftOut = new ArrayList<>();

    StreamsOfDocument(ApiDocument document, PastedSecrets secrets) {
        this.document = document;
        this.properties = new SharedProperties(secrets);
        this.servers = new ApiServers(document, properties);
        this.login = new ApiLogin(document, properties);
    }

    OpenApiStreams streams() {
        List<ApiOperation> operations = ApiOperation.all(document, this::elsewhere);
        // A search is of use where no GET gives the same.
        operations.stream().filter(operation -> !operation.isPost()).forEach(this::sort);
        operations.stream().filter(ApiOperation::isPost).forEach(this::sort);
        if (lists.isEmpty()) {
            String example = leftOut.stream()
                    .filter(left -> left.reason().contains(ApiDocument.ANOTHER_FILE))
                    .findFirst()
                    .map(left -> " (" + left.operation() + ": " + left.reason() + ")")
                    .orElse("");
            throw new InvalidDocumentException(Diagnostic.error(
                    document.root().place(),
                    "none of its GETs gives a list of objects, and no search by POST does" + example));
        }
        ApiParents parents = ApiParents.of(lists, answers, names);
        List<StreamDraft> streams = new ArrayList<>();
        lists.forEach((path, operation) -> streams.add(stream(path, operation, parents)));
        return new OpenApiStreams(
                new ManifestDraft(
                        streams, properties.all(), properties.secrets().none()),
                leftOut);
    }

    private void elsewhere(String path, String reference) {
        leftOut.add(new LeftOut(path, false, "it is described in " + ApiDocument.elsewhere(reference)));
    }

    private void sort(ApiOperation operation) {
        ListAnswer.Found found = ListAnswer.in(operation);
        String path = operation.bare();
        if (operation.isPost()) {
            Optional<String> reason = reasonAgainst(operation, found);
            if (reason.isPresent() || !operation.isSearch()) {
                reason.ifPresent(why -> leftOut.add(new LeftOut(operation.toString(), found.isList(), why)));
                return;
            }
        }
        if (found.list() == null || answers.containsKey(path)) {
            String reason = found.list() == null ? found.reason() : "the document has it twice";
            leftOut.add(new LeftOut(operation.toString(), found.isList(), reason));
            return;
        }
        lists.put(path, operation);
        answers.put(path, found.list());
        names.put(path, name(operation));
    }

    /** The reason why a POST becomes no stream; empty for a search, and for one that is not expected to be a list. */
    private Optional<String> reasonAgainst(ApiOperation post, ListAnswer.Found found) {
        if (found.list() == null) {
            return post.isSearch() ? Optional.of(found.reason()) : Optional.empty();
        }
        if (!post.isSearch()) {
            return Optional.of("a POST that is not called a search may change something");
        }
        List<String> words = post.words();
        return lists.values().stream()
                .filter(list ->
                        list.words().equals(words) && list.pathParameters().equals(post.pathParameters()))
                .findFirst()
                .map(list -> list + " gives the list, too");
    }

    /** The last word of its path, or more of them where that is taken. */
    private String name(ApiOperation operation) {
        List<String> words = operation.words();
        for (int i = words.size() - 1; i >= 0; i--) {
            String name = String.join("_", words.subList(i, words.size()));
            if (taken.take(name)) {
                return name;
            }
        }
        String id = operation.node().text("operationId");
        String base = DraftProperties.word(id == null ? String.join("_", words) : id);
        return taken.numbered(base);
    }

    private StreamDraft stream(String path, ApiOperation operation, ApiParents parents) {
        ListAnswer answer = answers.getOrDefault(path, new ListAnswer(List.of(), document.root()));
        ApiLogin.Login needs = login.of(operation);
        Map<String, String> parameters = new LinkedHashMap<>(needs.parameters());
        Map<String, String> headers = new LinkedHashMap<>(needs.headers());
        PastedSecrets secrets = properties.secrets();
        operation
                .parameters("query")
                .forEach((name, parameter) ->
                        require(name, parameter, parameters, "the parameter " + name, secrets::inValue));
        operation.parameters("header").forEach((name, parameter) -> {
            if (!name.matches("(?i)accept|content-type|authorization|user-agent")) {
                require(name, parameter, headers, "the header " + name, secrets::inHeader);
            }
        });
        String url = servers.of(operation) + operation.pathWith(parents.templates(operation, properties));
        ComponentDraft body = operation.isPost() ? bodyOf(operation) : null;
        RequestDraft request = new RequestDraft(
                operation.method(),
                url,
                parameters,
                headers,
                body,
                needs.authenticator() == null ? servers.login(operation) : needs.authenticator());
        Map<String, Object> schema = schemaOf(answer);
        return StreamDraft.of(names.getOrDefault(path, "records"), request)
                .records(records ->
                        records.at(answer.path()).keyed(key(answer, operation)).declared(schema))
                .paged(new PagesOfParameters(operation).paginator())
                .partitioned(parents.router(operation));
    }

    private Map<String, Object> schemaOf(ListAnswer answer) {
        Map<String, Object> schema = new LinkedHashMap<>();
        RecordSchema.of(document, answer.item()).forEach((key, value) -> {
            if (value != null) {
                schema.put(key, value);
            }
        });
        return schema;
    }

    private ComponentDraft bodyOf(ApiOperation operation) {
        Map<String, String> members = new LinkedHashMap<>();
        Node schema = operation.body();
        document.properties(schema).forEach((name, member) -> {
            if (schema != null && schema.items("required").stream().anyMatch(one -> one.is(name))) {
                members.put(
                        name,
                        valueOf(name, document.resolved(member), "the body's " + name, properties.secrets()::inValue));
            }
        });
        return ComponentDraft.of("RequestBodyJsonObject").with("value", members);
    }

    /** What has to be sent: what the document gives as its value, else what the configuration does. */
    private void require(
            String name,
            Node parameter,
            Map<String, String> sent,
            String origin,
            BiFunction<String, String, List<Span>> secrets) {
        Node required = parameter.get("required");
        if (required == null || !required.is(true) || sent.containsKey(name)) {
            return;
        }
        sent.put(LiteralTemplate.of(name), valueOf(name, document.in(parameter, "schema"), origin, secrets));
    }

    /** A template for a value: its default, the only one that it takes, or a property of the configuration. */
    private String valueOf(
            String name, @Nullable Node schema, String origin, BiFunction<String, String, List<Span>> secrets) {
        Object value = schema == null ? null : scalar(schema.get("default"));
        if (value == null && schema != null && schema.items("enum").size() == 1) {
            value = scalar(schema.items("enum").get(0));
        }
        return value == null
                ? properties.open(name, "A parameter that requests need").template()
                : properties.template(
                        String.valueOf(value), secrets.apply(name, String.valueOf(value)), origin, LiteralTemplate::of);
    }

    private static @Nullable Object scalar(@Nullable Node node) {
        return node == null ? null : node.scalar();
    }

    private List<String> key(ListAnswer answer, ApiOperation operation) {
        List<String> words = operation.words();
        String own = ListAnswer.stem(words.get(words.size() - 1));
        Set<String> members = document.properties(answer.item()).keySet();
        return Stream.of("id", "uuid", "guid", "gid", "sid", own + "id", own + "uuid", own + "gid")
                .flatMap(wanted -> members.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z]", "")
                                .equals(wanted)))
                .limit(1)
                .toList();
    }
}
