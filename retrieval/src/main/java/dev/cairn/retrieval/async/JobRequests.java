package dev.cairn.retrieval.async;

import dev.cairn.http.client.HttpRequester;
import org.jspecify.annotations.Nullable;

/**
 * The requesters for one kind of job.
 *
 * @param creation starts a job
 * @param polling asks for its status
 * @param abort stops it when it takes too long; null for an API that cannot
 * @param delete deletes it when its results are read; null for an API that does not need this
 * @param downloadTarget asks for the addresses of the results; null where the last poll has them, or none is needed
 */
public record JobRequests(
        HttpRequester creation,
        HttpRequester polling,
        @Nullable HttpRequester abort,
        @Nullable HttpRequester delete,
        @Nullable HttpRequester downloadTarget) {}
