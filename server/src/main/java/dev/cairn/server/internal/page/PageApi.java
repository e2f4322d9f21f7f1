package dev.cairn.server.internal.page;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.server.internal.body.ApiSchema;
import dev.cairn.server.internal.body.BodyModel;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.internal.http.Answer;
import dev.cairn.server.internal.http.AnswerBody.Streamed;
import dev.cairn.server.internal.http.BufferedBody;
import dev.cairn.server.internal.http.Endpoint;
import dev.cairn.server.internal.http.Endpoint.Action;
import dev.cairn.server.internal.http.Endpoint.Allowance;
import dev.cairn.server.internal.http.Endpoint.Gate;
import dev.cairn.server.internal.job.Pool;
import dev.cairn.server.model.BeginRequest;
import dev.cairn.server.model.BegunChoice;
import dev.cairn.server.model.BegunWrite;
import dev.cairn.server.model.CaseRequest;
import dev.cairn.server.model.ConfigSaveRequest;
import dev.cairn.server.model.EditRequest;
import dev.cairn.server.model.FormMarksRequest;
import dev.cairn.server.model.FormRequest;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.KeptReadRequest;
import dev.cairn.server.model.ManifestText;
import dev.cairn.server.model.OperationValues;
import dev.cairn.server.model.Problem;
import dev.cairn.server.model.ProblemsRequest;
import dev.cairn.server.model.ReadRequest;
import dev.cairn.server.model.SaveRequest;
import dev.cairn.server.model.SchemaDeclaration;
import dev.cairn.server.model.StreamAddition;
import dev.cairn.server.model.StreamName;
import dev.cairn.server.model.StreamsRequest;
import dev.cairn.server.model.TemplateRequest;
import dev.cairn.server.options.ReadLimits;
import dev.cairn.server.options.Workspace;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.operation.OperationDescription;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.Operations;
import dev.cairn.workbench.operation.PersonsDesk;
import dev.cairn.workbench.published.ConnectorSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the author's page asks for. Thread-safe. */
public final class PageApi {

    private static final ApiSchema SCHEMA = ApiSchema.read("author_page");
    private static final String BASE = "/cairn/v1/";
    private static final String LINES = "application/x-ndjson";
    private static final byte[] NOT_KEPT = "{\"kind\": \"failed\", \"message\": \"this read is not kept any more\"}\n"
            .getBytes(StandardCharsets.UTF_8);

    private final Gate gate;
    private final ReadLimits limits;
    private final SavedFiles files;
    private final Editing editing;
    private final AfterRead afterRead;
    private final ReadHistory history;
    private final PageReads reads;
    private final Beginnings beginnings;
    private final PageEdits edits;
    private final Workspace workspace;
    private final PersonsDesk desk;

    /**
     * What is asked for with a workspace.
     *
     * @param gate lets the page in
     * @param options the network, clock and way to wait of reads
     * @param connectors gives published connectors to begin with
     * @param operations can be asked for by their names
     */
    public PageApi(
            Workspace workspace,
            Gate gate,
            RunOptions options,
            ReadLimits limits,
            ConnectorSource connectors,
            Operations operations) {
        this.workspace = workspace;
        this.desk = PersonsDesk.of(operations, options);
        this.gate = gate;
        this.limits = limits;
        EditedManifest manifest = new EditedManifest(workspace.manifest());
        Form form = new Form(new Configurations(new TextFile(workspace.config()), workspace.configs()));
        Path state = workspace.state();
        LastRead lastRead = new LastRead();
        this.history = new ReadHistory();
        this.files = new SavedFiles(
                manifest,
                new TextFile(state == null ? workspace.manifest().resolveSibling("state.json") : state),
                form);
        this.editing = new Editing(manifest, form, lastRead, options);
        this.afterRead = new AfterRead(manifest, form, lastRead, workspace.cases(), options);
        this.reads = new PageReads(manifest, form, lastRead, history, options, limits);
        this.edits = new PageEdits(manifest, lastRead);
        BudgetLimits begin = BudgetLimits.ofSystem().time(limits.time());
        this.beginnings = new Beginnings(files, workspace.config(), options, begin, connectors);
    }

    /** What can be asked for. */
    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>(ofThePage());
        desk.operations().all().forEach(operation -> endpoints.add(operation(operation)));
        return endpoints;
    }

    private List<Endpoint> ofThePage() {
        return List.of(
                at("workspace", Pool.THINKING, call -> answered(files::workspace)),
                at("changes", Pool.THINKING, call -> answered(files::changes)),
                thinking("save", SaveRequest.class, SaveRequest::fromJson, files::save),
                thinking("config", ConfigSaveRequest.class, ConfigSaveRequest::fromJson, files::saveConfig),
                thinking("form", FormRequest.class, FormRequest::fromJson, files::form),
                thinking("form_marks", FormMarksRequest.class, FormMarksRequest::fromJson, files::marks),
                thinking("problems", ProblemsRequest.class, ProblemsRequest::fromJson, editing::problems),
                thinking("complete", EditRequest.class, EditRequest::fromJson, editing::complete),
                thinking("explain", EditRequest.class, EditRequest::fromJson, editing::explain),
                thinking("resolve", ManifestText.class, ManifestText::fromJson, editing::resolve),
                thinking("template", TemplateRequest.class, TemplateRequest::fromJson, afterRead::template),
                thinking("edits", StreamName.class, StreamName::fromJson, edits::offered),
                thinking("add", StreamAddition.class, StreamAddition::fromJson, edits::add),
                thinking("declare_schema", SchemaDeclaration.class, SchemaDeclaration::fromJson, edits::declare),
                thinking("begin_choice", BegunChoice.class, BegunChoice::fromJson, beginnings::choose),
                thinking("begin_write", BegunWrite.class, BegunWrite::fromJson, beginnings::write),
                reading("streams", StreamsRequest.class, StreamsRequest::fromJson, editing::streams),
                reading("case", CaseRequest.class, CaseRequest::fromJson, afterRead::makeCase),
                told("begin", BeginRequest.class, BeginRequest::fromJson, beginnings::begin),
                at("reads", Pool.THINKING, call -> answered(history::all)),
                at("kept_read", Pool.THINKING, kept(SCHEMA.model(KeptReadRequest.class, KeptReadRequest::fromJson))),
                told("replay", ReadRequest.class, ReadRequest::fromJson, reads::replay),
                told("test_read", ReadRequest.class, ReadRequest::fromJson, reads::read));
    }

    private Endpoint operation(OperationDescription operation) {
        BodyModel<OperationValues> model = SCHEMA.model(OperationValues.class, OperationValues::fromJson);
        return at("operations/" + operation.name(), operation.asks() ? Pool.READING : Pool.THINKING, call -> {
            RequestBody<OperationValues> body = model.read(call);
            return answered(() -> performed(operation.name(), body.model(), call.stop()));
        });
    }

    private JsonModel performed(String operation, OperationValues request, StopSignal stop)
            throws CannotBeDone, IOException {
        Path folder = workspace.manifest().toAbsolutePath().getParent();
        try {
            return OperationValues.fromJson(desk.run(
                    operation,
                    Objects.requireNonNull(folder),
                    workspace.config(),
                    workspace.configs(),
                    request.additionalProperties(),
                    stop));
        } catch (OperationFailure e) {
            throw new CannotBeDone(String.valueOf(e.getMessage()));
        }
    }

    private Endpoint at(String name, Pool pool, Action action) {
        return Endpoint.post(BASE + name, WebFiles.HEADERS, gate, new Allowance(pool, limits.time()), action);
    }

    private <M extends JsonModel> Endpoint thinking(
            String name, Class<M> type, Function<Object, M> fromJson, Work<M> work) {
        return at(name, Pool.THINKING, with(SCHEMA.model(type, fromJson), work));
    }

    private <M extends JsonModel> Endpoint reading(
            String name, Class<M> type, Function<Object, M> fromJson, Work<M> work) {
        return at(name, Pool.READING, with(SCHEMA.model(type, fromJson), work));
    }

    private <M extends JsonModel> Endpoint told(
            String name, Class<M> type, Function<Object, M> fromJson, Telling<M> telling) {
        BodyModel<M> model = SCHEMA.model(type, fromJson);
        return at(name, Pool.READING, call -> {
            RequestBody<M> body = model.read(call);
            Streamed lines = out -> telling.tell(body, call.stop(), out);
            return Answer.ok(LINES, lines);
        });
    }

    private static <M extends JsonModel> Action with(BodyModel<M> model, Work<M> work) {
        return call -> {
            RequestBody<M> body = model.read(call);
            return answered(() -> work.answer(body));
        };
    }

    private Action kept(BodyModel<KeptReadRequest> model) {
        return call -> Answer.ok(
                LINES,
                BufferedBody.of(history.lines(model.read(call).model().number()).orElse(NOT_KEPT)));
    }

    /** Answers with lines, as it goes on. */
    private interface Telling<M extends JsonModel> {
        void tell(RequestBody<M> body, StopSignal stop, OutputStream out) throws IOException;
    }

    /** Answers a question with a body. */
    private interface Work<M extends JsonModel> {
        JsonModel answer(RequestBody<M> body) throws CannotBeDone, IOException, InterruptedException;
    }

    /** Answers a question. */
    private interface Question {
        JsonModel answer() throws CannotBeDone, IOException, InterruptedException;
    }

    private static Answer answered(Question question) {
        try {
            return Answer.ok(question.answer());
        } catch (InvalidDocumentException | CannotBeDone e) {
            return problem(e.getMessage());
        } catch (SyncException e) {
            return problem(e.userMessage());
        } catch (IOException e) {
            return problem(FailureWords.of(e));
        } catch (InterruptedException e) {
            return problem("it took too long");
        }
    }

    private static Answer problem(@Nullable String message) {
        return Answer.ok(new Problem(String.valueOf(message)));
    }
}
