package dev.cairn.runtime.assembly;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.models.ConcurrencyLevel;
import dev.cairn.models.DeclarativeSource;
import dev.cairn.models.HTTPAPIBudget;
import dev.cairn.models.IntegerOrString;
import dev.cairn.models.StreamDefinition;
import dev.cairn.runtime.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.error.SyncException;
import dev.cairn.runtime.http.HttpEnvironment;
import dev.cairn.runtime.http.RequestObserver;
import dev.cairn.runtime.http.auth.ConnectorConfig;
import dev.cairn.runtime.http.budget.CallBudget;
import dev.cairn.runtime.manifest.LoadedManifest;
import dev.cairn.runtime.retriever.async.JobBudget;
import dev.cairn.runtime.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The composition root: builds everything that a manifest describes, for one configuration. */
public final class Components {

    private static final int DEFAULT_CONCURRENCY = 2;

    private final DeclarativeSource model;
    private final HttpEnvironment environment;
    private final Diagnostics warnings = new Diagnostics();
    private final Site root;

    /**
     * @param model the manifest, bound
     * @param manifest the same manifest with its places
     * @param config as rules of the manifest have changed it; authenticators may change it further
     * @param components what the class path has in place of Python classes
     */
    public Components(
            DeclarativeSource model,
            LoadedManifest manifest,
            ConnectorConfig config,
            HttpEnvironment environment,
            ComponentRegistry components) {
        this.model = model;
        this.environment = environment;
        this.root =
                Site.root(manifest, new Templates(environment.clock()), config, warnings, this::withBudget, components);
    }

    /** What the author should know, of all that has been built so far. */
    public List<Diagnostic> warnings() {
        return warnings.all();
    }

    /**
     * All streams of the manifest: those that are written out, then those that are generated, in order. May ask the API
     * which streams there are.
     *
     * @param observer learns what the requests of a stream do, by its name
     * @throws InvalidDocumentException with everything that cannot be built
     * @throws SyncException if it cannot be found out which streams there are
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public List<StreamPlan> streams(SyncInputs inputs, Function<String, RequestObserver> observer)
            throws InterruptedException {
        return streams(inputs, observer, new GeneratedStreams());
    }

    /**
     * Builds all that can be built without a request. Streams that the API would have to name are left out.
     *
     * @throws InvalidDocumentException with everything that cannot be built
     * @throws SyncException if something cannot be built for reasons that lie in the configuration
     */
    public void requireBuildable(SyncInputs inputs) {
        try {
            streams(inputs, stream -> RequestObserver.SILENT, GeneratedStreams.withoutRequests());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing waits without requests", e);
        }
    }

    private List<StreamPlan> streams(
            SyncInputs inputs, Function<String, RequestObserver> observer, GeneratedStreams generated)
            throws InterruptedException {
        Diagnostics problems = new Diagnostics();
        PlanContext context = PlanContext.of(withBudget(), inputs, observer, jobs());
        List<PlacedStream> streams = placed(context, generated, problems);
        StreamGroups groups = StreamGroups.of(model.streamGroups(), root.field("stream_groups"), streams, problems);
        PlanContext all = context.withCachedStreams(ParentNames.of(streams));
        List<StreamPlan> plans = new ArrayList<>();
        for (PlacedStream stream : streams) {
            collecting(problems, () -> plans.add(plan(stream, all, groups)));
        }
        problems.throwIfErrors();
        return plans;
    }

    private static StreamPlan plan(PlacedStream stream, PlanContext context, StreamGroups groups) {
        StreamPlan plan = stream.model().accept(new StreamPlanner(stream.site(), context));
        return plan.withOrigin(new StreamPlan.Origin(
                stream.generatedBy(),
                plan.origin().stateDiscarded(),
                groups.of(stream.name()),
                groups.ofAncestors(stream.name())));
    }

    private List<PlacedStream> placed(PlanContext context, GeneratedStreams generated, Diagnostics problems)
            throws InterruptedException {
        List<PlacedStream> streams = new ArrayList<>();
        for (int i = 0; i < model.streams().size(); i++) {
            Site site = root.field("streams").item(i);
            StreamDefinition definition = model.streams().get(i);
            collecting(problems, () -> streams.addAll(definition.accept(new WrittenStreams(site))));
        }
        for (int i = 0; i < model.dynamicStreams().size(); i++) {
            Site site = root.field("dynamic_streams").item(i);
            try {
                streams.addAll(generated.of(model.dynamicStreams().get(i), i, site, context));
            } catch (InvalidDocumentException e) {
                e.diagnostics().forEach(problems::add);
            }
        }
        return streams;
    }

    private static void collecting(Diagnostics problems, Runnable building) {
        try {
            building.run();
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(problems::add);
        }
    }

    private JobBudget jobs() {
        return AsyncRetrieverBuilder.budget(
                model.maxConcurrentAsyncJobCount(), root.field("max_concurrent_async_job_count"), environment.clock());
    }

    private HttpEnvironment withBudget() {
        HTTPAPIBudget budget = model.apiBudget();
        return budget == null
                ? environment
                : environment.with(root.shared()
                        .get(
                                CallBudget.class,
                                "",
                                () -> BudgetBuilder.build(budget, root.field("api_budget"), environment)));
    }

    /** What {@code check} tries. */
    public CheckPlan check() {
        return model.check().accept(new CheckBuilder(root, model.dynamicStreams()));
    }

    /** How many slices are read at the same time. */
    public int concurrency() {
        ConcurrencyLevel level = model.concurrencyLevel();
        if (level == null) {
            return DEFAULT_CONCURRENCY;
        }
        root.field("concurrency_level").requireSound();
        Site at = root.field("concurrency_level").field("default_concurrency");
        return level.defaultConcurrency().accept(new IntegerOrString.Visitor<Integer>() {
            @Override
            public Integer visitInteger(long number) {
                return Math.toIntExact(Math.min(Math.max(1, number), Integer.MAX_VALUE));
            }

            @Override
            public Integer visitString(String text) {
                return templatedConcurrency(text, level.maxConcurrency(), at);
            }
        });
    }

    /** A template that looks at the configuration needs a bound (source: the Python CDK); it sees no parameters. */
    private int templatedConcurrency(String text, @Nullable Long max, Site at) {
        if (text.contains("config") && (max == null || max == 0)) {
            throw at.wrong("max_concurrency is required where default_concurrency depends on the configuration");
        }
        Object value = at.template(text).evaluate(root.scope(Map.of()));
        if (!(value instanceof Long number) || number < 1) {
            throw at.wrong("default_concurrency must be a whole number, at least 1");
        }
        long bound = max == null || max == 0 ? Integer.MAX_VALUE : Math.max(1, max);
        return Math.toIntExact(Math.min(number, bound));
    }
}
