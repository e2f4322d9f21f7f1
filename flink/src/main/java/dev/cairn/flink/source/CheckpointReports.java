package dev.cairn.flink.source;

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

    private final TreeMap<Long, Report> reports = new TreeMap<>();

    private record Report(Set<Integer> readers, Map<Integer, List<CairnSplit>> positions) {}

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
     * A checkpoint is complete; what was said of earlier ones is forgotten.
     *
     * @return all positions; empty unless all readers have said theirs
     */
    Optional<List<CairnSplit>> complete(long checkpoint) {
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
