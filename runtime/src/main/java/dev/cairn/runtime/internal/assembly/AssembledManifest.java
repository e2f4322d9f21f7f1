package dev.cairn.runtime.internal.assembly;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.http.budget.CallBudget;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.retrieval.async.JobBudget;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.definition.AssemblyContext;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.assembly.definition.ManifestErrors;
import dev.cairn.runtime.internal.assembly.definition.RunMode;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import dev.cairn.runtime.internal.assembly.http.CallBudgetBuilder;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.internal.assembly.stream.ManifestStream;
import dev.cairn.runtime.internal.assembly.stream.StreamBuilder;
import dev.cairn.runtime.internal.assembly.stream.UnbuiltStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A manifest whose components are built for one configuration: its streams, its check, its call budget. Everything else
 * in this package is reached from here.
 */
public final class AssembledManifest {

    private final DeclarativeSourceModel model;
    private final HttpEnvironment environment;
    private final RunMode mode;
    private final Diagnostics findings = new Diagnostics();
    private final ComponentDefinition root;
    private final ConcurrencyLimits limits;
    private volatile @Nullable Planning last;

    /** How streams were built, to build one of them again. */
    private record Planning(List<StreamDefinition> streams, BuildContext context, StreamGroups groups) {

        ManifestStream build(StreamDefinition stream, BuildContext with) {
            return planned(stream, with, groups);
        }

        /** A stream that is not needed: what keeps it from being built harms no other. */
        ManifestStream ifPossible(StreamDefinition stream) {
            try {
                return build(stream, context);
            } catch (SyncException e) {
                return new UnbuiltStream(
                        StreamDescriptor.of(stream.name()),
                        ManifestStream.Origin.WRITTEN,
                        List.of(Diagnostic.error(stream.definition().place(), e.userMessage())),
                        () -> stream.description(context));
            }
        }
    }

    /**
     * @param model the manifest, bound
     * @param manifest the same manifest with its places
     * @param config as rules of the manifest have changed it; authenticators may change it further
     * @param components what the class path has in place of Python classes
     * @param mode what kind of run it is for
     */
    public AssembledManifest(
            DeclarativeSourceModel model,
            LoadedManifest manifest,
            ConnectorConfig config,
            HttpEnvironment environment,
            ComponentRegistry components,
            RunMode mode) {
        this.model = model;
        this.environment = environment;
        this.mode = mode;
        this.root = ComponentDefinition.root(
                manifest,
                AssemblyContext.of(environment.clock(), config, findings, this::withBudget, components, mode));
        this.limits = new ConcurrencyLimits(model, root);
    }

    private DeclarativeSourceModel.View<LocatedText, ComponentDefinition> at() {
        return model.at(root);
    }

    /** What was found so far that is wrong, but keeps nothing from being built; each finding once. */
    public List<Diagnostic> findings() {
        return findings.all().stream().distinct().toList();
    }

    /**
     * All streams of the manifest: those that are written out, then those that are generated, in order. May ask the API
     * which streams there are.
     *
     * @param observer learns what the requests of a stream do, by its name
     * @throws InvalidDocumentException with what is wrong with that which all streams share
     * @throws SyncException if it cannot be found out which streams there are
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public ManifestStreams streams(SyncInputs inputs, Function<String, RequestObserver> observer)
            throws InterruptedException {
        return streams(inputs, observer, name -> true);
    }

    /**
     * The streams, where only some of them are needed.
     *
     * @param needed what keeps another stream from being built is a mistake of that stream, whatever it is
     */
    public ManifestStreams streams(
            SyncInputs inputs, Function<String, RequestObserver> observer, Predicate<String> needed)
            throws InterruptedException {
        return streams(context(inputs, observer), new DynamicStreams(), needed);
    }

    /**
     * The resolved manifest, with the streams that templates generate written out after its own. May ask the API which
     * streams there are.
     *
     * @param streamLimit how many streams of each template there are at most
     * @return plain JSON values
     * @throws InvalidDocumentException with what is wrong with a template or its resolver
     * @throws SyncException if it cannot be found out which streams there are
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public Map<String, @Nullable Object> withGeneratedStreams(int streamLimit, Path folder)
            throws InterruptedException {
        BuildContext context = context(SyncInputs.none(folder), stream -> RequestObserver.SILENT);
        DynamicStreams dynamic = new DynamicStreams();
        GeneratedStreams written = new GeneratedStreams(streamLimit);
        var templates = at().dynamicStreams().elements();
        for (int i = 0; i < templates.size(); i++) {
            written.add(dynamic.of(templates.get(i).value(), i, templates.get(i).at(), context));
        }
        return written.in(root.object().toPlain());
    }

    /**
     * The streams that are written out, without those that are generated.
     *
     * @param needed as for {@link #streams(SyncInputs, Function, Predicate)}
     */
    public ManifestStreams writtenStreams(
            SyncInputs inputs, Function<String, RequestObserver> observer, Predicate<String> needed) {
        return planned(written(), List.of(), context(inputs, observer), needed);
    }

    /**
     * Builds all that can be built without a request. Streams that the API would have to name are left out.
     *
     * @throws InvalidDocumentException with everything that cannot be built
     * @throws SyncException if something cannot be built for reasons that lie in the configuration
     */
    public void requireBuildable(SyncInputs inputs) {
        ManifestStreams streams;
        try {
            streams = streams(
                    context(inputs, stream -> RequestObserver.SILENT), DynamicStreams.withoutRequests(), name -> true);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing waits without requests", e);
        }
        List<Diagnostic> mistakes = streams.mistakes();
        if (!mistakes.isEmpty()) {
            throw new InvalidDocumentException(mistakes);
        }
    }

    private BuildContext context(SyncInputs inputs, Function<String, RequestObserver> observer) {
        return BuildContext.of(withBudget(), inputs, observer, jobs());
    }

    private ManifestStreams streams(BuildContext context, DynamicStreams generated, Predicate<String> needed)
            throws InterruptedException {
        List<StreamDefinition> streams = written();
        Diagnostics unresolved = new Diagnostics();
        var templates = at().dynamicStreams().elements();
        for (int i = 0; i < templates.size(); i++) {
            int position = i;
            var template = templates.get(i);
            ManifestErrors.collecting(
                            unresolved,
                            template.at(),
                            () -> generated.of(template.value(), position, template.at(), context))
                    .ifPresent(streams::addAll);
        }
        return planned(streams, unresolved.all(), context, needed);
    }

    private List<StreamDefinition> written() {
        List<StreamDefinition> streams = new ArrayList<>();
        at().streams()
                .each((stream, place) -> stream.accept(new StaticStreams(place)))
                .forEach(streams::addAll);
        return streams;
    }

    private ManifestStreams planned(
            List<StreamDefinition> streams,
            List<Diagnostic> unresolved,
            BuildContext context,
            Predicate<String> needed) {
        StreamGroups groups = at().streamGroups().map((models, place) -> StreamGroups.of(models, place, streams));
        BuildContext all = context.withCachedStreams(ParentNames.of(streams));
        Planning planning = new Planning(List.copyOf(streams), all, groups);
        last = planning;
        return new ManifestStreams(
                streams.stream()
                        .map(stream ->
                                needed.test(stream.name()) ? planning.build(stream, all) : planning.ifPossible(stream))
                        .toList(),
                unresolved);
    }

    /**
     * Builds one of the streams that {@link #streams} has given last again, with another state.
     *
     * @return empty if there is no such stream
     */
    public Optional<ManifestStream> again(StreamDescriptor name, Map<String, @Nullable Object> state) {
        Planning planning = Objects.requireNonNull(last, "no streams yet");
        return planning.streams().stream()
                .filter(stream -> stream.name().equals(name.name()))
                .reduce((first, second) -> second)
                .map(stream ->
                        planning.build(stream, planning.context().withState(StreamDescriptor.of(name.name()), state)));
    }

    /** Whether the manifest limits how many calls there may be in which time. */
    public boolean hasCallBudget() {
        return model.apiBudget() != null;
    }

    private static ManifestStream planned(StreamDefinition stream, BuildContext context, StreamGroups groups) {
        ManifestStream.Origin origin = new ManifestStream.Origin(
                stream.generatedBy(), false, groups.of(stream.name()), groups.ofAncestors(stream.name()));
        Diagnostics mistakes = new Diagnostics();
        stream.mistakes().forEach(mistakes::add);
        groups.mistakes(stream.name()).forEach(mistakes::add);
        Optional<BuiltStream> plan = ManifestErrors.collecting(
                mistakes,
                stream.definition(),
                () -> stream.model().accept(new StreamBuilder(stream.definition(), context)));
        return plan.isPresent() && mistakes.all().isEmpty()
                ? plan.get()
                        .withOrigin(
                                origin.withStateDiscarded(plan.get().origin().stateDiscarded()))
                : new UnbuiltStream(
                        StreamDescriptor.of(stream.name()), origin, mistakes.all(), () -> stream.description(context));
    }

    /** How many jobs all streams may have together, with all participants. */
    public int concurrentJobs() {
        return limits.jobs();
    }

    private JobBudget jobs() {
        return new JobBudget(Math.max(1, concurrentJobs() / mode.sharing().participants()), environment.clock());
    }

    private HttpEnvironment withBudget() {
        return at().apiBudget()
                .mapOr(
                        environment,
                        (budget, place) -> environment.with(root.context()
                                .shared()
                                .get(CallBudget.class, "", () -> CallBudgetBuilder.build(budget, place, environment))));
    }

    /** What {@code check} tries. */
    public CheckPlan check() {
        return model.check().accept(new CheckBuilder(model, root));
    }

    /** How many slices are read at the same time. */
    public int concurrency() {
        return limits.slices();
    }
}
