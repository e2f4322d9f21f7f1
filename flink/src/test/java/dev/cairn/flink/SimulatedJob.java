package dev.cairn.flink;

import dev.cairn.flink.enumerator.CairnEnumerator;
import dev.cairn.flink.enumerator.EnumeratorState;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.flink.split.CairnSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.jspecify.annotations.Nullable;

/**
 * An enumerator and its readers without a cluster: the test says when messages arrive, who takes part in a checkpoint
 * and who fails.
 */
final class SimulatedJob implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

    private final Path folder;
    private final SourceSettings settings;
    private final SimulatedReader[] readers;
    /** What the enumerator does next, and messages, in their order. */
    private final Queue<Runnable> todo = new ConcurrentLinkedQueue<>();

    private final List<Assignment> assigned = new ArrayList<>();
    private long lastCheckpoint;

    private SplitEnumerator<CairnSplit, EnumeratorState> enumerator;

    /** @param checkpoint the last one that had begun */
    private record Assignment(int reader, CairnSplit split, long checkpoint) {}

    private SimulatedJob(EventApi api, int readers) throws IOException {
        this.folder = Files.createTempDirectory("simulated-job");
        Path config = Files.writeString(folder.resolve("config.json"), "{\"base_url\":\"" + api.address() + "\"}");
        this.settings = new SourceSettings(
                "manifest.yaml",
                api.events().manifest(),
                ConfigLocation.file(config),
                api.events().catalog(),
                "",
                stateFile().toUri().toString(),
                null,
                Duration.ofSeconds(10),
                null,
                0);
        this.readers = new SimulatedReader[readers];
        this.enumerator = begin(null);
        for (int i = 0; i < readers; i++) {
            replace(i, List.of());
        }
    }

    static SimulatedJob of(EventApi api, int readers) throws IOException {
        return new SimulatedJob(api, readers);
    }

    private SplitEnumerator<CairnSplit, EnumeratorState> begin(@Nullable EnumeratorState restored) {
        SplitEnumerator<CairnSplit, EnumeratorState> begun = new CairnEnumerator(
                new SimulatedEnumeratorContext(readers, todo, this::assign),
                settings,
                SimulatedJob.class.getClassLoader(),
                restored);
        begun.start();
        return begun;
    }

    private void assign(int reader, List<CairnSplit> splits) {
        splits.forEach(split -> assigned.add(new Assignment(reader, split, lastCheckpoint)));
        SimulatedReader to = readers[reader];
        todo.add(() -> to.add(splits));
    }

    SimulatedReader reader(int number) {
        return readers[number];
    }

    SplitEnumerator<CairnSplit, EnumeratorState> enumerator() {
        return enumerator;
    }

    /** All messages that are under way arrive, and those that answer them. */
    void deliver() {
        for (Runnable next = todo.poll(); next != null; next = todo.poll()) {
            next.run();
        }
    }

    /** A checkpoint of the job, which messages to the readers cannot overtake. */
    Checkpoint checkpoint(long number) throws Exception {
        lastCheckpoint = number;
        EnumeratorState ofEnumerator = enumerator.snapshotState(number);
        List<List<CairnSplit>> ofReaders = new ArrayList<>();
        for (int i = 0; i < readers.length; i++) {
            ofReaders.add(readers[i].snapshot(number));
        }
        return new Checkpoint(number, ofEnumerator, ofReaders);
    }

    /** The job's parts in a checkpoint. */
    record Checkpoint(long number, EnumeratorState enumerator, List<List<CairnSplit>> readers) {}

    void complete(Checkpoint checkpoint) throws Exception {
        deliver();
        enumerator.notifyCheckpointComplete(checkpoint.number);
        deliver();
    }

    /** One reader is gone, and another goes on from a checkpoint. */
    void replace(int number, Checkpoint from) throws Exception {
        readers[number].close();
        List<Assignment> since = assigned.stream()
                .filter(each -> each.reader == number && each.checkpoint >= from.number)
                .toList();
        assigned.removeAll(since);
        enumerator.addSplitsBack(since.stream().map(Assignment::split).toList(), number);
        replace(number, from.readers.get(number));
    }

    private void replace(int number, List<CairnSplit> splits) {
        SimulatedReader reader = SimulatedReader.of(
                settings,
                number,
                readers.length,
                event -> todo.add(() -> enumerator.handleSourceEvent(number, event)),
                () -> todo.add(() -> enumerator.handleSplitRequest(number, null)));
        readers[number] = reader;
        reader.begin(splits);
        enumerator.addReader(number);
    }

    /** All is gone, and goes on from a checkpoint. */
    void restore(Checkpoint from) throws Exception {
        for (SimulatedReader reader : readers) {
            reader.close();
        }
        closeEnumerator();
        todo.clear();
        assigned.clear();
        enumerator = begin(from.enumerator);
        for (int i = 0; i < readers.length; i++) {
            replace(i, from.readers.get(i));
        }
    }

    /** All readers read until nothing comes any more, and a checkpoint ends the job. */
    void finish(long checkpoint) throws Exception {
        readToEnd();
        complete(checkpoint(checkpoint));
    }

    /** Likewise, but the job is let go as soon as its readers know of the checkpoint. */
    void end(long checkpoint) throws Exception {
        readToEnd();
        checkpoint(checkpoint);
        for (SimulatedReader reader : readers) {
            reader.complete(checkpoint);
        }
        closeEnumerator();
    }

    private void readToEnd() throws Exception {
        long start = System.nanoTime();
        boolean ended = false;
        while (!ended) {
            ended = true;
            deliver();
            for (SimulatedReader reader : readers) {
                ended &= reader.poll();
            }
            if (System.nanoTime() - start > PATIENCE) {
                throw new AssertionError("The job does not end.");
            }
        }
    }

    /** In another thread, as Flink does it: messages that are under way still arrive meanwhile. */
    private void closeEnumerator() {
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            try {
                enumerator.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        while (!closing.isDone()) {
            deliver();
            Thread.onSpinWait();
        }
        closing.join();
    }

    private Path stateFile() {
        return folder.resolve("states.json");
    }

    String states() throws IOException {
        return Files.exists(stateFile()) ? Files.readString(stateFile()) : "[]";
    }

    @Override
    public void close() throws IOException {
        for (SimulatedReader reader : readers) {
            reader.close();
        }
        closeEnumerator();
        Files.deleteIfExists(stateFile());
        Files.delete(folder.resolve("config.json"));
        Files.delete(folder);
    }
}
