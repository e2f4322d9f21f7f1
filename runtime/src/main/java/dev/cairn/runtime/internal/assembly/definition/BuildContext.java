package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.ResponseCache;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.models.HttpRequesterModel;
import dev.cairn.retrieval.async.JobBudget;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What building the streams of one sync needs besides their definitions.
 *
 * @param run what all of them have in common
 * @param cachedStreams the streams whose requests are cached unless the manifest says otherwise: parents of other
 *     streams, as in the Python CDK
 * @param parent whether a parent stream is built
 * @param keepsProgress whether it matters where a parent stands in this sync, for the states of its child
 */
public record BuildContext(
        Run run,
        SyncInputs inputs,
        Function<String, RequestObserver> observer,
        Set<String> cachedStreams,
        boolean parent,
        boolean keepsProgress) {

    private static final long CACHE_BYTES = 64L << 20;

    /**
     * What is the same for all streams of a sync.
     *
     * @param cache the responses to those requests that are cached
     * @param jobs how many jobs all streams may have together
     */
    record Run(HttpEnvironment environment, ResponseCache cache, JobBudget jobs) {}

    public static BuildContext of(
            HttpEnvironment environment,
            SyncInputs inputs,
            Function<String, RequestObserver> observer,
            JobBudget jobs) {
        Run run = new Run(environment, new ResponseCache(CACHE_BYTES), jobs);
        return new BuildContext(run, inputs, observer, Set.of(), false, false);
    }

    /** The same, once it is known which streams are others' parents. */
    public BuildContext withCachedStreams(Set<String> names) {
        return new BuildContext(run, inputs, observer, names, parent, keepsProgress);
    }

    /** The same with another state of one stream. */
    public BuildContext withState(StreamDescriptor stream, Map<String, @Nullable Object> state) {
        return new BuildContext(run, inputs.withState(stream, state), observer, cachedStreams, parent, keepsProgress);
    }

    /**
     * For the parent of a stream. As in the Python CDK only the parents of the manifest's own streams are cached, not
     * those of their parents.
     *
     * @param state the parent's
     * @param progress whether it matters where the parent stands in this sync
     */
    public BuildContext forParent(String name, Map<String, @Nullable Object> state, boolean progress) {
        SyncInputs own = new SyncInputs(
                new ConfiguredCatalog(List.of()),
                new InputState(Map.of(StreamDescriptor.of(name), state)),
                inputs.folder());
        Function<String, RequestObserver> ofParent =
                stream -> observer.apply(stream).ofParent();
        return new BuildContext(run, own, ofParent, parent ? Set.of() : Set.of(name), true, progress);
    }

    /** Whether a stream is read: all are without a catalog, and a parent has none. */
    public boolean isSelected(StreamDescriptor stream) {
        return parent
                || inputs.catalog().streams().isEmpty()
                || inputs.catalog().find(stream.name()).isPresent();
    }

    public JobBudget jobs() {
        return run.jobs;
    }

    public HttpEnvironment environment() {
        return run.environment;
    }

    public HttpEnvironment environment(String stream) {
        return environment().with(observer.apply(stream));
    }

    /** For the requests for a stream's records. */
    public HttpEnvironment environment(String stream, ComponentDefinition requester) {
        return requester.flag(HttpRequesterModel.USE_CACHE, cachedStreams.contains(stream))
                ? cachedEnvironment(stream)
                : environment(stream);
    }

    /** For requests with a cache of their own. */
    public HttpEnvironment ownCacheEnvironment(String stream) {
        return environment(stream).with(new ResponseCache(CACHE_BYTES));
    }

    /** For the requests that a stream makes besides, whose answers are the same all the time. */
    public HttpEnvironment cachedEnvironment(String stream) {
        return environment(stream).with(run.cache);
    }
}
