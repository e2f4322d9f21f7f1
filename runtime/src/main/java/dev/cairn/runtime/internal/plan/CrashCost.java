package dev.cairn.runtime.internal.plan;

import dev.cairn.checkpoint.KillCost;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.checkpoint.CheckpointKind;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.runtime.plan.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a stream is read again after a crash, by the rules of checkpoints.
 *
 * @param words a part of a sentence
 * @param costs with checkpoints, as far as the stream has so many partitions
 */
record CrashCost(String words, List<KillCost> costs) {

    /**
     * Finds it.
     *
     * @param stream a resolved {@code DeclarativeStream}
     * @param interval after how many pages a state is due; 0 for the ends of slices only
     * @param partitions how many the stream has at most; {@code Long.MAX_VALUE} where that is not known
     */
    static CrashCost of(ObjectNode stream, int interval, Estimate slices, long partitions, int workers) {
        StreamCheckpoint checkpoint = StreamCheckpoint.of(stream);
        List<KillCost> costs = KillCost.within(checkpoint.costs(), partitions);
        boolean partitioned = isThere(stream.at("retriever", "partition_router"));
        boolean has = checkpoint.kind() != CheckpointKind.NONE || partitioned;
        if (interval > 0 && has) {
            String pages = Estimate.exact(interval).words("page");
            return new CrashCost(
                    KillCost.words(costs, pages) + ", and what the API has not answered yet (" + checkpoint.words()
                            + ")",
                    costs);
        }
        String with = has ? " (with --checkpoint-pages N: " + KillCost.words(costs, "N pages") + ")" : "";
        return new CrashCost(without(stream, partitioned, slices, workers) + with, costs);
    }

    private static String without(ObjectNode stream, boolean partitioned, Estimate slices, int workers) {
        if (!isThere(stream.get("incremental_sync"))) {
            return "all of it, since it has no cursor";
        }
        if (partitioned) {
            return "what was read since the last state, which partitions get every ten minutes";
        }
        return slices.number() > 1
                ? "the slices that are being read, up to " + Math.min(workers, slices.number()) + " of "
                        + slices.words("slice")
                : "all of it, since it is one slice";
    }

    private static boolean isThere(@Nullable Node node) {
        return node != null && !node.isNull();
    }
}
