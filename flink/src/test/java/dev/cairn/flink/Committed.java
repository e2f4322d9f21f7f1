package dev.cairn.flink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Where records end that came exactly once: as a sink with transactions does it, those of a checkpoint count when it is
 * complete. In this process.
 */
final class Committed implements FlatMapFunction<CairnRecord, Long>, CheckpointedFunction, CheckpointListener {

    private static final long serialVersionUID = 1;
    private static final Map<String, Map<String, List<Long>>> RUNS = new ConcurrentHashMap<>();

    private final String run;
    private transient List<Long> open;
    private transient TreeMap<Long, Transaction> prepared;
    private transient @Nullable ListState<String> state;

    private record Transaction(String id, List<Long> ids) {}

    Committed(String run) {
        this.run = run;
        this.open = new ArrayList<>();
        this.prepared = new TreeMap<>();
    }

    /** How often each id was committed, in jobs of which each goes on from a savepoint of the one before. */
    static Map<Long, Integer> counts(String... runs) {
        Map<String, List<Long>> transactions = new HashMap<>();
        for (String run : runs) {
            transactions.putAll(RUNS.getOrDefault(run, Map.of()));
        }
        Map<Long, Integer> counts = new HashMap<>();
        transactions.values().forEach(ids -> ids.forEach(id -> counts.merge(id, 1, Integer::sum)));
        return counts;
    }

    static Set<Long> twice(String... runs) {
        return counts(runs).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void commit(Transaction transaction) {
        RUNS.computeIfAbsent(run, key -> new ConcurrentHashMap<>()).put(transaction.id, transaction.ids);
    }

    @Override
    public void flatMap(CairnRecord record, Collector<Long> out) {
        open.add(id(record));
    }

    static long id(CairnRecord record) {
        int from = record.json().indexOf("\"id\":") + 5;
        return Long.parseLong(
                record.json().substring(from, record.json().indexOf(',', from)).strip());
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        open = new ArrayList<>();
        prepared = new TreeMap<>();
        ListState<String> kept =
                context.getOperatorStateStore().getListState(new ListStateDescriptor<>("prepared", Types.STRING));
        state = kept;
        for (String text : kept.get()) {
            List<Long> ids = new ArrayList<>();
            String[] parts = text.split("[ ,]", -1);
            for (int i = 1; i < parts.length; i++) {
                if (!parts[i].isEmpty()) {
                    ids.add(Long.valueOf(parts[i]));
                }
            }
            commit(new Transaction(parts[0], ids));
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        prepared.put(
                context.getCheckpointId(), new Transaction(UUID.randomUUID().toString(), open));
        open = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Transaction each : prepared.values()) {
            texts.add(each.id + " " + each.ids.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        if (state != null) {
            state.update(texts);
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        Map<Long, Transaction> complete = prepared.headMap(checkpoint, true);
        complete.values().forEach(this::commit);
        complete.clear();
    }
}
