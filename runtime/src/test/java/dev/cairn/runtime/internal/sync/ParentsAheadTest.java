package dev.cairn.runtime.internal.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.checkpoint.FinalStateCursor;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.slice.Slice;
import dev.cairn.json.Json;
import dev.cairn.records.FieldPath;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.partition.ParentLink;
import dev.cairn.retrieval.partition.ParentStream;
import dev.cairn.retrieval.partition.SubstreamPartitionRouter;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages of a parent are read while the children of the page before are. */
@Timeout(60)
class ParentsAheadTest {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /**
     * Each request but the first is answered when as many are under way as there are workers: were fewer sent while there is
     * work, this would not end. 18 children and the end of the parent make seven times three.
     */
    @Test
    void allWorkersHaveARequestUnderWayAsLongAsThereIsWork() throws Exception {
        CyclicBarrier three = new CyclicBarrier(3);
        Runnable request = () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            if (requests.incrementAndGet() > 1) {
                await(three);
            }
            atOnce.decrementAndGet();
        };
        String output = sync(3, 1, slice -> pages(slice, List.of(6, 6, 6), -1, request), request);
        assertEquals(18, records(output).size());
        assertEquals(1 + 21, requests.get());
        assertEquals(3, most.get());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One worker reads nothing ahead. */
    @Test
    void whateverHappensToTheParentTheOutputAndTheRequestsAreTheSame() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int slices = random.nextInt(4);
            List<List<Integer>> sizes = new ArrayList<>();
            for (int i = 0; i < slices; i++) {
                sizes.add(random.ints(random.nextInt(4), 0, 5).boxed().toList());
            }
            int failing = random.nextInt(3) > 0 || slices == 0 ? -1 : random.nextInt(slices);
            int page = random.nextInt(4);
            int workers = 2 + random.nextInt(4);
            Outcome alone = outcome(1, sizes, failing, page);
            assertEquals(alone, outcome(workers, sizes, failing, page), "seed " + seed);
        }
    }

    /** @param others in no certain order either: a page may fail before a record of the page before is out */
    private record Outcome(List<String> records, List<String> others, List<String> asked) {}

    private static Outcome outcome(int workers, List<List<Integer>> sizes, int failing, int page) throws Exception {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        Retriever parent = slice -> {
            int number = Integer.parseInt(String.valueOf(slice.window().get("number")));
            return pages(
                    slice,
                    sizes.get(number),
                    number == failing ? page : -1,
                    () -> asked.add(slice.window().toString()));
        };
        String output = sync(workers, sizes.size(), parent, () -> {});
        return new Outcome(
                records(output),
                output.lines()
                        .filter(line -> !line.contains("\"RECORD\""))
                        .map(line -> line.replaceAll("\"stack_trace\":\"[^\"]*\"", ""))
                        .sorted()
                        .toList(),
                List.copyOf(asked));
    }

    /** @return the records, in no certain order */
    private static List<String> records(String output) {
        return output.lines()
                .filter(line -> line.contains("\"RECORD\""))
                .sorted()
                .toList();
    }

    /** Syncs a child with one record for each of its parent's. */
    private static String sync(int workers, int slices, Retriever parent, Runnable request) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SyncEngine engine = new SyncEngine(CLOCK, duration -> {}, new LiveMonitor());
        ParentStream stream = new ParentStream(
                "parents",
                parent,
                new FinalStateCursor(() -> IntStream.range(0, slices)
                        .mapToObj(ParentsAheadTest::slice)
                        .iterator()),
                duration -> {},
                engine.ahead());
        ParentLink link = new ParentLink(stream, new FieldPath("id"), "parent", Map.of(), null, false);
        SubstreamPartitionRouter router = new SubstreamPartitionRouter(List.of(link));
        StreamTask task = new StreamTask(
                StreamDescriptor.of("children"),
                () -> {},
                slice -> child(slice, request),
                new FinalStateCursor(router::partitions));
        engine.run(List.of(task), workers, new MessageWriter(out), new StopSignal());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Slice slice(int number) {
        return Slice.ofWindow(Map.of("number", (long) number));
    }

    private static SliceReader child(Slice slice, Runnable request) {
        Iterator<Page> pages = List.of(new Page(List.of(StreamRecord.ofTree(slice.partition()))))
                .iterator();
        return () -> {
            if (!pages.hasNext()) {
                return null;
            }
            request.run();
            return pages.next();
        };
    }

    /** @param failing the page that fails; -1 for none */
    private static SliceReader pages(Slice slice, List<Integer> sizes, int failing, Runnable request) {
        int[] page = {0};
        return () -> {
            int number = page[0]++;
            request.run();
            if (number == failing) {
                throw new TransientException("no page " + number);
            }
            return number < sizes.size() ? page(slice, number, sizes.get(number)) : null;
        };
    }

    private static Page page(Slice slice, int number, int size) {
        return new Page(IntStream.range(0, size)
                .mapToObj(i -> StreamRecord.ofTree(Map.of("id", Json.write(slice.window()) + number + "/" + i)))
                .toList());
    }
}
