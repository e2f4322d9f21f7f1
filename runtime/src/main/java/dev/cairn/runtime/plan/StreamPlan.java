package dev.cairn.runtime.plan;

import dev.cairn.runtime.config.StreamDescriptor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sync of one stream is going to cost. Immutable.
 *
 * @param amount how much there is to do
 * @param time how long that takes at the latency that was measured, where nothing is sent again; as sure as the number of requests.
 *     Null where no request was sent
 * @param again what is read again after a crash; a part of a sentence
 * @param ahead whether its pages can be read ahead; a part of a sentence
 * @param unknown what is not known, and why; empty where all is
 */
public record StreamPlan(
        StreamDescriptor stream,
        Amount amount,
        @Nullable Duration time,
        String again,
        String ahead,
        List<String> unknown) {

    public StreamPlan {
        unknown = List.copyOf(unknown);
    }

    /**
     * How much there is to do.
     *
     * @param requests those for its pages, for tokens, its schema and its parents' records; without those that are sent again
     */
    public record Amount(Estimate slices, Estimate pages, Estimate requests) {}
}
