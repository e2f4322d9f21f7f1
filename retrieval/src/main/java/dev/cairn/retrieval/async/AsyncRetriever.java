package dev.cairn.retrieval.async;

import dev.cairn.core.slice.Slice;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.records.RecordSelector;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.SliceSource;
import dev.cairn.retrieval.position.PositionKeeper;
import dev.cairn.templates.Scope;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts a job of the API for each slice, and reads its results once the job is completed. Thread-safe.
 *
 * <p>Slices come in the order in which their jobs are completed. {@link #open} does not wait for a job: while the jobs
 * of one stream run, workers read other streams.
 */
public final class AsyncRetriever implements Retriever {

    private final AsyncJobRepository api;
    private final JobPolicy rules;
    private final JobBudget budget;
    private final boolean parentsNeedJobs;
    private final HttpEnvironment environment;
    private final Retriever download;
    private final RecordSelector selector;
    private final Scope scope;
    private final boolean reportsDropped;
    private final JobPositions positions;
    private final Map<Slice, Job> completed = new ConcurrentHashMap<>();

    /**
     * @param parentsNeedJobs whether finding a slice may need a job of a parent stream
     * @param download reads the pages of one result, whose records are as the API has them
     * @param selector filters, transforms and normalises records; its extractor is not used
     * @param scope the variables {@code config} and {@code parameters}, for the selector
     * @param reportsDropped whether pages tell of records that filters drop
     * @param positions decides what is kept of jobs
     */
    public AsyncRetriever(
            JobRequests requests,
            JobResponseFields answers,
            JobPolicy rules,
            JobBudget budget,
            boolean parentsNeedJobs,
            HttpEnvironment environment,
            Retriever download,
            RecordSelector selector,
            Scope scope,
            boolean reportsDropped,
            PositionKeeper positions) {
        this.positions = new JobPositions(positions);
        this.api = new AsyncJobRepository(requests, answers, this.positions, rules.timeout(), environment.clock());
        this.rules = rules;
        this.budget = budget;
        this.parentsNeedJobs = parentsNeedJobs;
        this.environment = environment;
        this.download = download;
        this.selector = selector;
        this.scope = scope;
        this.reportsDropped = reportsDropped;
    }

    @Override
    public boolean goesOn(Slice slice) {
        return positions.keeper().isOf(slice);
    }

    @Override
    public boolean needsJobs() {
        return true;
    }

    @Override
    public SliceSource prepare(Iterator<Slice> slices, SliceSource.Listener listener) {
        return new AsyncJobOrchestrator(
                new RunningJobs(api, rules, budget, environment.clock(), environment.observer()),
                budget,
                environment.clock(),
                slices,
                parentsNeedJobs,
                listener,
                job -> completed.put(job.slice(), job));
    }

    @Override
    public SliceReader open(Slice slice) {
        Job job = Objects.requireNonNull(completed.remove(slice), "the slice's job is not done");
        return new JobReader(api, job, download, selector, scope, reportsDropped, positions);
    }
}
