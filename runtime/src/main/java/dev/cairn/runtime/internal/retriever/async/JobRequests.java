package dev.cairn.runtime.internal.retriever.async;

import dev.cairn.runtime.internal.http.HttpRequester;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a job's life.
 *
 * @param creation starts a job
 * @param polling asks how it stands
 * @param abort stops it when it takes too long; null for an API that cannot
 * @param delete clears it away when everything is read; null for an API that need not
 * @param downloadTarget asks where the results are; null where the last poll says it, or nothing needs saying
 */
public record JobRequests(
        HttpRequester creation,
        HttpRequester polling,
        @Nullable HttpRequester abort,
        @Nullable HttpRequester delete,
        @Nullable HttpRequester downloadTarget) {}
