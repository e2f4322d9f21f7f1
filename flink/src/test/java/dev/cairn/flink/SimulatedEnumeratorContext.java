package dev.cairn.flink;

import dev.cairn.flink.split.CairnSplit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Everything that an enumerator does waits in a queue. */
final class SimulatedEnumeratorContext implements SplitEnumeratorContext<CairnSplit> {

    private final SimulatedReader[] readers;
    private final Queue<Runnable> todo;
    private final BiConsumer<Integer, List<CairnSplit>> assign;

    SimulatedEnumeratorContext(
            SimulatedReader[] readers, Queue<Runnable> todo, BiConsumer<Integer, List<CairnSplit>> assign) {
        this.readers = readers;
        this.todo = todo;
        this.assign = assign;
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
        return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
    }

    @Override
    public int currentParallelism() {
        return readers.length;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
        return IntStream.range(0, readers.length)
                .boxed()
                .collect(Collectors.toMap(number -> number, number -> new ReaderInfo(number, "here")));
    }

    @Override
    public void sendEventToSourceReader(int reader, SourceEvent event) {
        SimulatedReader to = readers[reader];
        todo.add(() -> to.handle(event));
    }

    @Override
    public void assignSplits(SplitsAssignment<CairnSplit> splits) {
        splits.assignment().forEach(assign);
    }

    @Override
    public void signalNoMoreSplits(int reader) {
        SimulatedReader to = readers[reader];
        todo.add(to::noMoreSplits);
    }

    @Override
    public <T> void callAsync(Callable<T> work, BiConsumer<T, Throwable> then) {
        todo.add(() -> {
            try {
                T result = work.call();
                todo.add(() -> then.accept(result, null));
            } catch (Exception e) {
                todo.add(() -> then.accept(null, e));
            }
        });
    }

    @Override
    public <T> void callAsync(Callable<T> work, BiConsumer<T, Throwable> then, long initialDelay, long period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable work) {
        todo.add(work);
    }
}
