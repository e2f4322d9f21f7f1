package dev.cairn.server.internal.manifest;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.CheckResult;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.DiscoveredCatalog;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.server.internal.body.ApiSchema;
import dev.cairn.server.internal.body.BodyModel;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.internal.http.Answer;
import dev.cairn.server.internal.http.BufferedBody;
import dev.cairn.server.internal.http.Endpoint;
import dev.cairn.server.internal.http.Endpoint.Gate;
import dev.cairn.server.internal.http.Refusal;
import dev.cairn.server.model.CapabilitiesResponse;
import dev.cairn.server.model.CheckRequest;
import dev.cairn.server.model.CheckResponse;
import dev.cairn.server.model.DiscoverRequest;
import dev.cairn.server.model.FullResolveRequest;
import dev.cairn.server.model.HealthResponse;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.ResolveRequest;
import dev.cairn.server.model.StreamTestReadRequest;
import dev.cairn.server.options.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what the endpoints promise, in the calling thread. Each request has a connector, a configuration and secrets of its own;
 * they share the network. Thread-safe.
 *
 * @param gate lets requests in that have a manifest
 */
public record ManifestApi(Gate gate, RunOptions options, ReadLimits limits) {

    private static final String SCHEMA_FAILED = "Invalid manifest: Validation against json schema defined in"
            + " declarative_component_schema.yaml schema failed";

    /** The reference's words, which its clients show; what can be done here stands beside them, with the place. */
    private static final String CODE_REFUSED = "Custom connector code is not permitted in this environment. If you need"
            + " to run custom code, please ask your administrator to set the `AIRBYTE_ENABLE_UNSAFE_CODE` environment"
            + " variable to 'true' in your Airbyte environment. If you see this message in Airbyte Cloud, your workspace"
            + " does not allow executing custom connector code.";

    private static final ApiSchema SCHEMA = ApiSchema.read("manifest_server");

    /** What can be asked for. */
    public List<Endpoint> endpoints() {
        return List.of(
                open("/health/", List.of("GET"), () -> Answer.ok(new HealthResponse("ok"))),
                open("/capabilities/", List.of("GET"), () -> Answer.ok(new CapabilitiesResponse(false))),
                open("/openapi.json", List.of("GET", "HEAD"), () -> Answer.ok(new OpenApi(SCHEMA).document())),
                guarded(ManifestOperation.TEST_READ, StreamTestReadRequest::fromJson, this::testRead),
                guarded(ManifestOperation.CHECK, CheckRequest::fromJson, this::check),
                guarded(ManifestOperation.DISCOVER, DiscoverRequest::fromJson, this::discover),
                guarded(ManifestOperation.RESOLVE, ResolveRequest::fromJson, this::resolve),
                guarded(ManifestOperation.FULL_RESOLVE, FullResolveRequest::fromJson, this::fullResolve));
    }

    private static Endpoint open(String path, List<String> methods, Supplier<Answer> answer) {
        return Endpoint.atOnce(path, methods, Map.of(), answer);
    }

    private <M extends JsonModel> Endpoint guarded(
            ManifestOperation operation, Function<Object, M> fromJson, Work<M> work) {
        BodyModel<M> model = SCHEMA.model(operation.request(), fromJson);
        return Endpoint.post(
                operation.path(),
                Map.of(),
                gate,
                operation.allowance(limits.time()),
                call -> answer(operation, model.read(call), work, call.stop()));
    }

    /** Does what an operation is asked for. */
    private interface Work<M extends JsonModel> {
        Answer answer(Asked<M> asked) throws Refusal, IOException, InterruptedException;
    }

    /**
     * What is asked for.
     *
     * @param secrets learns what the answer may not show
     * @param stop ends a test read early
     */
    private record Asked<M extends JsonModel>(RequestBody<M> body, SecretMask secrets, StopSignal stop) {

        M model() {
            return body.model();
        }

        ObjectNode manifest() {
            return Objects.requireNonNull(body.object("manifest"));
        }

        ObjectNode config() {
            return Objects.requireNonNull(body.object("config"));
        }
    }

    private <M extends JsonModel> Answer answer(
            ManifestOperation operation, RequestBody<M> body, Work<M> work, StopSignal stop) throws Refusal {
        SecretMask secrets = new SecretMask();
        try {
            return work.answer(new Asked<>(body, secrets, stop));
        } catch (InvalidDocumentException e) {
            String reason = Problems.areForeignCode(e.diagnostics())
                    ? CODE_REFUSED
                    : secrets.mask(String.valueOf(e.getMessage()));
            return Answer.failed(400, operation.failure() + reason, Problems.of(e.diagnostics(), secrets));
        } catch (SyncException e) {
            return Answer.failed(400, operation.failure() + secrets.mask(e.userMessage()));
        } catch (InterruptedException e) {
            return Answer.failed(
                    400,
                    operation.failure() + "it took longer than " + limits.time().toSeconds() + " seconds");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written anywhere
        }
    }

    private Answer testRead(Asked<StreamTestReadRequest> asked) throws Refusal, IOException {
        StreamTestReadRequest request = asked.model();
        String code = request.customComponentsCode();
        if (code != null && !code.isEmpty()) {
            throw new Refusal(Answer.failed(
                    400,
                    ManifestOperation.TEST_READ.failure()
                            + "custom_components_code is Python, which this server does not run"));
        }
        Connector connector = load(asked, "");
        TestReadLimits readLimits = TestReadLimits.STANDARD
                .pages(request.pageLimit().intValue())
                .slices(request.sliceLimit().intValue())
                .records(request.recordLimit().intValue())
                .time(limits.time())
                .waits(Duration.ZERO) // as the reference's server
                .bodyBytes(limits.shownBytes());
        TestRead read = TestRead.of(request.streamName())
                .from(GivenStates.of(request.state()))
                .within(readLimits)
                .masking(asked.secrets())
                .until(asked.stop());
        TestReadResult result = connector.testRead(asked.config(), read, options);
        BufferedBody answer = new BufferedBody();
        result.writeTo(answer);
        return Answer.ok(answer).with(OwnLogs.headers(result.ownLogs()));
    }

    /** The reference writes reasons as Python writes texts in its sources, but for what is wrong with the configuration. */
    private Answer check(Asked<CheckRequest> asked) throws Refusal, IOException, InterruptedException {
        Connector connector = load(asked, ManifestOperation.CHECK.failure() + "400: ");
        CheckResult result = configured(connector, asked).check();
        if (!result.mistakes().isEmpty() && Problems.areForeignCode(result.mistakes())) {
            return Answer.ok(new CheckResponse(
                    false,
                    PythonText.repr("Encountered an error while discovering streams. Error: " + CODE_REFUSED + " "
                            + asked.secrets()
                                    .mask(String.valueOf(result.problem().orElse(""))))));
        }
        return Answer.ok(new CheckResponse(
                result.succeeded(),
                result.problem()
                        .map(problem -> result.configurationRefused() ? problem : PythonText.repr(problem))
                        .map(asked.secrets()::mask)
                        .orElse(null)));
    }

    private Answer discover(Asked<DiscoverRequest> asked) throws Refusal, IOException, InterruptedException {
        Connector connector = load(asked, "");
        DiscoveredCatalog catalog = configured(connector, asked).catalog();
        List<Diagnostic> foreign = Problems.foreignCode(catalog.mistakes());
        if (!foreign.isEmpty()) {
            throw new InvalidDocumentException(foreign);
        }
        return Answer.ok(CatalogAnswer.response(catalog.whole()));
    }

    private Answer resolve(Asked<ResolveRequest> asked) throws Refusal {
        ObjectNode resolved =
                load(asked, ManifestOperation.RESOLVE.failure() + "400: ").resolved();
        return manifest(commanded(asked.manifest(), resolved).toPlain());
    }

    private Answer fullResolve(Asked<FullResolveRequest> asked) throws Refusal, InterruptedException {
        Connector connector = load(asked, ManifestOperation.FULL_RESOLVE.failure() + "400: ");
        return manifest(connector.fullyResolved(
                asked.config(), asked.model().streamLimit().intValue(), options, asked.secrets()));
    }

    private static Answer manifest(Map<String, @Nullable Object> manifest) {
        return Answer.ok(Map.of("manifest", manifest));
    }

    private ConfiguredConnector configured(Connector connector, Asked<?> asked) {
        return connector.configure(
                asked.config(), new MessageWriter(OutputStream.nullOutputStream(), asked.secrets()), options);
    }

    /** @param prefix what the reference has before the reason, since it wraps one error into another */
    private static Connector load(Asked<?> asked, String prefix) throws Refusal {
        try {
            return Connector.load(ManifestCommand.removedFrom(asked.manifest()));
        } catch (InvalidDocumentException e) {
            throw new Refusal(
                    Answer.failed(400, prefix + SCHEMA_FAILED, Problems.of(e.diagnostics(), asked.secrets())));
        }
    }

    private ObjectNode commanded(ObjectNode manifest, ObjectNode resolved) {
        ObjectNode changed =
                ManifestCommand.MIGRATE.isGiven(manifest) ? Authoring.migrate(resolved, options.clock()) : resolved;
        return ManifestCommand.NORMALIZE.isGiven(manifest) ? Authoring.normalize(changed) : changed;
    }
}
