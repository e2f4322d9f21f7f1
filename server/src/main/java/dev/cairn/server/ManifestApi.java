package dev.cairn.server;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.error.SyncException;
import dev.cairn.python.PythonText;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.CheckResult;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.secret.SecretMask;
import dev.cairn.server.model.CheckRequest;
import dev.cairn.server.model.CheckResponse;
import dev.cairn.server.model.DiscoverRequest;
import dev.cairn.server.model.FullResolveRequest;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.ResolveRequest;
import dev.cairn.server.model.StreamTestReadRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does what the endpoints promise, in the calling thread. Each request has a connector, a configuration and secrets of its own;
 * they share the network. Thread-safe.
 */
final class ManifestApi {

    private static final String SCHEMA_FAILED = "Invalid manifest: Validation against json schema defined in"
            + " declarative_component_schema.yaml schema failed";

    /** The reference's words, which its clients show; what can be done here stands beside them, with the place. */
    private static final String CODE_REFUSED = "Custom connector code is not permitted in this environment. If you need"
            + " to run custom code, please ask your administrator to set the `AIRBYTE_ENABLE_UNSAFE_CODE` environment"
            + " variable to 'true' in your Airbyte environment. If you see this message in Airbyte Cloud, your workspace"
            + " does not allow executing custom connector code.";

    private final RunOptions options;
    private final ServerOptions.Limits limits;
    private final Map<Endpoint, BodySchema> schemas = new EnumMap<>(Endpoint.class);

    ManifestApi(RunOptions options, ServerOptions.Limits limits) {
        this.options = options;
        this.limits = limits;
        for (Endpoint endpoint : Endpoint.values()) {
            schemas.put(endpoint, BodySchema.of(endpoint.request().getSimpleName()));
        }
    }

    /**
     * Answers a request.
     *
     * @param stop ends a test read early; the thread is to be interrupted, too
     */
    Answer answer(Endpoint endpoint, byte[] body, @Nullable String contentType, StopSignal stop) {
        SecretMask secrets = new SecretMask();
        try {
            return switch (endpoint) {
                case TEST_READ ->
                    testRead(read(endpoint, body, contentType, StreamTestReadRequest.class), secrets, stop);
                case CHECK -> check(read(endpoint, body, contentType, CheckRequest.class), secrets);
                case DISCOVER -> discover(read(endpoint, body, contentType, DiscoverRequest.class), secrets);
                case RESOLVE -> resolve(read(endpoint, body, contentType, ResolveRequest.class), secrets);
                case FULL_RESOLVE -> fullResolve(read(endpoint, body, contentType, FullResolveRequest.class), secrets);
            };
        } catch (Refusal e) {
            return e.answer();
        } catch (InvalidDocumentException e) {
            String reason = Problems.areForeignCode(e.diagnostics())
                    ? CODE_REFUSED
                    : secrets.mask(String.valueOf(e.getMessage()));
            return Answer.failed(400, endpoint.failure() + reason, Problems.of(e.diagnostics(), secrets));
        } catch (SyncException e) {
            return Answer.failed(400, endpoint.failure() + secrets.mask(e.userMessage()));
        } catch (InterruptedException e) {
            return Answer.failed(
                    400,
                    endpoint.failure() + "it took longer than "
                            + limits.readTime().toSeconds() + " seconds");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written anywhere
        }
    }

    private <M extends JsonModel> RequestBody<M> read(
            Endpoint endpoint, byte[] body, @Nullable String contentType, Class<M> type) throws Refusal {
        return RequestBody.read(body, contentType, Objects.requireNonNull(schemas.get(endpoint)), type);
    }

    private Answer testRead(RequestBody<StreamTestReadRequest> body, SecretMask secrets, StopSignal stop)
            throws Refusal, IOException {
        StreamTestReadRequest request = body.model();
        String code = request.customComponentsCode();
        if (code != null && !code.isEmpty()) {
            throw new Refusal(Answer.failed(
                    400,
                    Endpoint.TEST_READ.failure() + "custom_components_code is Python, which this server does not run"));
        }
        Connector connector = load(body.manifest(), secrets, "");
        TestReadLimits readLimits = TestReadLimits.STANDARD
                .pages(request.pageLimit().intValue())
                .slices(request.sliceLimit().intValue())
                .records(request.recordLimit().intValue())
                .time(limits.readTime())
                .bodyBytes(limits.shownBytes());
        TestRead read = TestRead.of(request.streamName())
                .from(GivenStates.of(request.state()))
                .within(readLimits)
                .masking(secrets)
                .until(stop);
        TestReadResult result = connector.testRead(body.config(), read, options);
        AnswerBody answer = new AnswerBody();
        result.writeTo(answer);
        return new Answer(200, OwnLogs.headers(result.ownLogs()), answer);
    }

    private Answer check(RequestBody<CheckRequest> body, SecretMask secrets)
            throws Refusal, IOException, InterruptedException {
        Connector connector = load(body.manifest(), secrets, Endpoint.CHECK.failure() + "400: ");
        CheckResult result = configured(connector, body.config(), secrets).check();
        return Answer.ok(new CheckResponse(
                result.succeeded(),
                result.problem().map(ManifestApi::quoted).map(secrets::mask).orElse(null)));
    }

    /** The reference writes all reasons as Python writes texts in its sources, but for one. */
    private static String quoted(String problem) {
        return problem.startsWith("Config validation error: ") ? problem : PythonText.repr(problem);
    }

    private Answer discover(RequestBody<DiscoverRequest> body, SecretMask secrets)
            throws Refusal, IOException, InterruptedException {
        Connector connector = load(body.manifest(), secrets, "");
        return Answer.ok(
                Catalogs.response(configured(connector, body.config(), secrets).discover()));
    }

    private Answer resolve(RequestBody<ResolveRequest> body, SecretMask secrets) throws Refusal {
        ObjectNode resolved = load(body.manifest(), secrets, Endpoint.RESOLVE.failure() + "400: ")
                .resolved();
        return manifest(commanded(body.manifest(), resolved).toPlain());
    }

    private Answer fullResolve(RequestBody<FullResolveRequest> body, SecretMask secrets)
            throws Refusal, InterruptedException {
        Connector connector = load(body.manifest(), secrets, Endpoint.FULL_RESOLVE.failure() + "400: ");
        return manifest(connector.fullyResolved(
                body.config(), body.model().streamLimit().intValue(), options, secrets));
    }

    private static Answer manifest(Map<String, @Nullable Object> manifest) {
        return Answer.ok(Map.of("manifest", manifest));
    }

    private ConfiguredConnector configured(Connector connector, ObjectNode config, SecretMask secrets) {
        return connector.configure(config, new MessageWriter(OutputStream.nullOutputStream(), secrets), options);
    }

    /** @param prefix what the reference has before the reason, since it wraps one error into another */
    private static Connector load(ObjectNode manifest, SecretMask secrets, String prefix) throws Refusal {
        try {
            return Connector.load(Commands.removedFrom(manifest));
        } catch (InvalidDocumentException e) {
            throw new Refusal(Answer.failed(400, prefix + SCHEMA_FAILED, Problems.of(e.diagnostics(), secrets)));
        }
    }

    private ObjectNode commanded(ObjectNode manifest, ObjectNode resolved) {
        ObjectNode changed =
                Commands.MIGRATE.isGiven(manifest) ? Authoring.migrate(resolved, options.clock()) : resolved;
        return Commands.NORMALIZE.isGiven(manifest) ? Authoring.normalize(changed) : changed;
    }

    /** Members of a manifest that tell the server what to do with it. */
    private enum Commands {
        MIGRATE("__should_migrate"),
        NORMALIZE("__should_normalize");

        private final String key;

        Commands(String key) {
            this.key = key;
        }

        boolean isGiven(ObjectNode manifest) {
            Node given = manifest.get(key);
            return given != null && given.is(true);
        }

        static ObjectNode removedFrom(ObjectNode manifest) {
            Map<String, Member> members = new LinkedHashMap<>(manifest.members());
            for (Commands command : values()) {
                members.remove(command.key);
            }
            return new ObjectNode(manifest.place(), members);
        }
    }
}
