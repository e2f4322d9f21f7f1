package dev.cairn.runtime.internal.plan;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.checkpoint.CheckpointKind;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.runtime.plan.Estimate;
import org.jspecify.annotations.Nullable;

/** Says what of a stream is read again after a crash, by the rules of checkpoints. */
final class CrashCost {

    private CrashCost() {}

    /**
     * A part of a sentence.
     *
     * @param stream a resolved {@code DeclarativeStream}
     * @param interval after how many pages a state is due; 0 for the ends of slices only
     */
    static String of(ObjectNode stream, int interval, Estimate slices, int workers) {
        StreamCheckpoint checkpoint = StreamCheckpoint.of(stream);
        if (interval > 0 && checkpoint.kind() != CheckpointKind.NONE) {
            return "up to " + Estimate.exact(interval).words("page")
                    + " of each slice that is being read, and what the API has "
                    + "not answered yet; " + checkpoint.kind().words()
                    + (checkpoint.explanation().isEmpty() ? "" : ": " + checkpoint.explanation());
        }
        String without = checkpoint.kind() == CheckpointKind.NONE
                ? ""
                : " (with --checkpoint-pages N: N pages of each slice that is being read)";
        if (isThere(stream.get("incremental_sync"))) {
            if (isThere(stream.at("retriever", "partition_router"))) {
                return "what was read since the last state, which partitions get every ten minutes" + without;
            }
            return (slices.number() > 1
                            ? "the slices that are being read, up to " + Math.min(workers, slices.number()) + " of "
                                    + slices.words("slice")
                            : "all of it, since it is one slice")
                    + without;
        }
        return "all of it, since it has no cursor" + without;
    }

    private static boolean isThere(@Nullable Node node) {
        return node != null && !node.isNull();
    }
}
