package dev.cairn.runtime.plan;

import dev.cairn.checkpoint.KillCost;
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
 * @param again what is read again after a crash
 * @param ahead whether its pages can be read ahead; a part of a sentence
 * @param unknown what is not known, and why; empty where all is
 */
public record StreamPlan(
        StreamDescriptor stream,
        Amount amount,
        @Nullable Duration time,
        AfterKill again,
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

    /**
     * What is read again after a crash.
     *
     * @param checkpointPages after how many pages a state is due; 0 for the ends of slices only
     * @param costs with checkpoints, for ever larger numbers of partitions, as far as the stream may have so many; the last
     *     one holds for the others. Empty where nothing is known
     * @param words all of it; a part of a sentence
     */
    public record AfterKill(int checkpointPages, List<KillCost> costs, String words) {

        public AfterKill {
            costs = List.copyOf(costs);
        }
    }
}
