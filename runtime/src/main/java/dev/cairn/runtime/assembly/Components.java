package dev.cairn.runtime.assembly;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.models.Check;
import dev.cairn.models.CheckDynamicStream;
import dev.cairn.models.CheckStream;
import dev.cairn.models.ConcurrencyLevel;
import dev.cairn.models.DeclarativeSource;
import dev.cairn.models.HTTPAPIBudget;
import dev.cairn.runtime.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.http.HttpEnvironment;
import dev.cairn.runtime.http.RequestObserver;
import dev.cairn.runtime.http.auth.ConnectorConfig;
import dev.cairn.runtime.http.budget.CallBudget;
import dev.cairn.runtime.manifest.LoadedManifest;
import dev.cairn.runtime.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
     * All streams of the manifest, in order.
     *
     * @param observer learns what the requests of a stream do, by its name
     * @throws InvalidDocumentException with everything that cannot be built
     */
    public List<StreamPlan> streams(SyncInputs inputs, Function<String, RequestObserver> observer) {
        refuseWhatIsNotBuilt();
        List<StreamPlan> plans = new ArrayList<>();
        Diagnostics problems = new Diagnostics();
        PlanContext context = PlanContext.of(withBudget(), inputs, observer, model.streams());
        for (int i = 0; i < model.streams().size(); i++) {
            Site site = root.field("streams").item(i);
            try {
                plans.add(model.streams().get(i).accept(new StreamPlanner(site, context)));
            } catch (InvalidDocumentException e) {
                e.diagnostics().forEach(problems::add);
            }
        }
        problems.throwIfErrors();
        return plans;
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

    private void refuseWhatIsNotBuilt() {
        if (!model.dynamicStreams().isEmpty()) {
            throw root.field("dynamic_streams").notBuilt("DynamicDeclarativeStream");
        }
        if (!model.streamGroups().isEmpty()) {
            throw root.field("stream_groups").notBuilt("StreamGroup");
        }
    }

    /** The names of the streams that {@code check} tries. */
    public List<String> streamsToCheck() {
        Site site = root.field("check");
        return model.check().accept(new Check.Visitor<>() {
            @Override
            public List<String> visitCheckStream(CheckStream check) {
                if (!check.dynamicStreamsCheckConfigs().isEmpty()) {
                    throw site.field("dynamic_streams_check_configs").notBuilt("DynamicStreamCheckConfig");
                }
                if (!check.configOverrides().isEmpty()) {
                    throw site.field("config_overrides").notBuilt("config_overrides");
                }
                return check.streamNames();
            }

            @Override
            public List<String> visitCheckDynamicStream(CheckDynamicStream check) {
                throw site.notBuilt("CheckDynamicStream");
            }
        });
    }

    /** How many slices are read at the same time. */
    public int concurrency() {
        ConcurrencyLevel level = model.concurrencyLevel();
        if (level == null) {
            return DEFAULT_CONCURRENCY;
        }
        Site at = root.field("concurrency_level").field("default_concurrency");
        Object value = Scalars.template(level.defaultConcurrency(), at).evaluate(root.scope(level.parameters()));
        if (!(value instanceof Long number) || number < 1) {
            throw at.wrong("default_concurrency must be a whole number, at least 1");
        }
        long max = level.maxConcurrency() == null ? Integer.MAX_VALUE : Math.max(1, level.maxConcurrency());
        return Math.toIntExact(Math.min(number, max));
    }
}
