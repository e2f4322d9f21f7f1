package dev.cairn.flink.enumerator;

import dev.cairn.flink.split.CairnSplit;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.split.SplitPosition;
import dev.cairn.runtime.sync.SyncResult;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One sync of all streams. Confined to the enumerator's thread, but for its {@link Coordination}.
 *
 * @param input the states that it began with
 * @param isExhausted whether all its slices are found
 * @param failed slices that could not be read to their end, and where
 */
record Round(
        Instant asOf,
        InputState input,
        Coordination coordination,
        int concurrency,
        boolean isExhausted,
        Map<String, String> failed) {

    static Round of(Instant asOf, InputState input, Coordination coordination) {
        int concurrency = coordination.ask(coordinator -> coordinator.concurrency());
        return new Round(asOf, input, coordination, concurrency, false, new TreeMap<>());
    }

    Round exhausted() {
        coordination
                .ask(coordinator -> coordinator.failures())
                .forEach(failure ->
                        failed.put(failure.stream().toString(), failure.cause().wholeMessage()));
        return new Round(asOf, input, coordination, concurrency, true, failed);
    }

    /** How far a slice is now. */
    void report(CairnSplit split) {
        if (split.split().position().phase() == SplitPosition.Phase.FAILED) {
            failed.put(split.split().id(), "slice " + split.split().slice());
        } else {
            failed.remove(split.split().id());
        }
        coordination.tell(coordinator -> coordinator.report(split.split()));
    }

    /** Whether one of its slices could not be read, perhaps before the job was restored. Only when all slices are closed. */
    boolean hasFailed() {
        return !failed.isEmpty()
                || coordination.ask(coordinator -> coordinator.result()).equals(Optional.of(SyncResult.FAILED));
    }

    String failures() {
        return failed.size() + " slices could not be read to their end; the logs of the readers say why: " + failed;
    }
}
