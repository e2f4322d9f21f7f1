package dev.cairn.flink.enumerator;

import dev.cairn.flink.split.CairnSplit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What readers say that they have in checkpoints. Confined to the enumerator's thread. */
final class CheckpointReports {

    private final StateFileWriter stateFile;
    private final TreeMap<Long, Report> reports = new TreeMap<>();

    private long completed;

    private record Report(Set<Integer> readers, Map<Integer, List<CairnSplit>> positions) {}

    /** @param stateFile where states are told */
    CheckpointReports(StateFileWriter stateFile) {
        this.stateFile = stateFile;
    }

    /** @param readers those who have to say something */
    void begin(long checkpoint, Collection<Integer> readers) {
        reports.put(checkpoint, new Report(new HashSet<>(readers), new HashMap<>()));
    }

    void add(long checkpoint, int reader, List<CairnSplit> positions) {
        Report report = reports.get(checkpoint);
        if (report != null) {
            report.positions.put(reader, positions);
        }
    }

    /**
     * A checkpoint is complete: its states are told, and what it knows to be closed is confirmed, both when the coordinator
     * listens. The first who knows says it; others may say it again.
     *
     * @return false if that was known
     */
    boolean complete(long checkpoint, SplitAssignments slices, Coordination coordination) {
        if (checkpoint <= completed) {
            return false;
        }
        completed = checkpoint;
        positions(checkpoint).ifPresent(positions -> {
            List<CairnSplit> open = positions.stream()
                    .filter(position -> slices.mayBeOpen(position.splitId()))
                    .toList();
            List<SplitAssignments.Closing> later = slices.after(checkpoint);
            coordination.tell(coordinator -> stateFile.write(StateFold.states(coordinator, open, later)));
        });
        List<CairnSplit> confirmed = slices.confirm(checkpoint);
        coordination.tell(coordinator -> confirmed.forEach(closed ->
                coordinator.confirm(closed.split().stream(), closed.split().number())));
        return true;
    }

    /** All positions; empty unless all readers have said theirs. What was said of earlier checkpoints is forgotten. */
    private Optional<List<CairnSplit>> positions(long checkpoint) {
        Report report = reports.get(checkpoint);
        reports.headMap(checkpoint, true).clear();
        if (report == null || !report.positions.keySet().containsAll(report.readers)) {
            return Optional.empty();
        }
        List<CairnSplit> positions = new ArrayList<>();
        report.positions.values().forEach(positions::addAll);
        return Optional.of(positions);
    }
}
