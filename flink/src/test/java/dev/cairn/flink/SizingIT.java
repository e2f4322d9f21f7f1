package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.flink.Events.Kind;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator;
import dev.cairn.runtime.split.SplitCoordinator.Next;
import dev.cairn.runtime.split.SplitPosition;
import dev.cairn.runtime.split.SplitPosition.Phase;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What partitions cost the enumerator. {@code -Dcairn.flink.partitions=50000} gives the figures of
 * {@code docs/scale-out.md}.
 */
class SizingIT {

    private static final int PARTITIONS = Integer.getInteger("cairn.flink.partitions", 2_000);

    @Test
    void aPartitionCostsTheEnumeratorAFewHundredBytes() throws Exception {
        try (EventApi api = EventApi.of(Events.of(Kind.SUBSTREAM, PARTITIONS, 1).pages(1_000), Quota.NONE, 0);
                ConfiguredConnector connector = Connector.load(
                                "manifest.yaml", api.events().manifest())
                        .configure(
                                new ConfigReader().read("config", "{\"base_url\":\"" + api.address() + "\"}"),
                                new MessageWriter(OutputStream.nullOutputStream()),
                                RunOptions.standard());
                SplitCoordinator coordinator = connector.coordinate(
                        new CatalogReader().read("catalog", api.events().catalog()),
                        InputState.EMPTY,
                        Instant.now(),
                        9)) {
            long empty = heap();
            List<Split> found = timed("found", () -> all(coordinator));
            long open = bytes("all open", coordinator);
            // The first is slow: nothing behind it can be folded away.
            timed("closed, but for the first", () -> {
                found.subList(1, found.size()).forEach(split -> close(coordinator, split));
                return 0;
            });
            long gap = bytes("closed, but for the first", coordinator);
            close(coordinator, found.get(0));
            long closed = bytes("all closed", coordinator);
            found.clear();
            System.out.printf("%d partitions: heap %,d bytes each%n", PARTITIONS, (heap() - empty) / PARTITIONS);
            timed(
                    "state",
                    () -> Json.write(coordinator
                                    .state(coordinator.streams().get(0))
                                    .orElseThrow()
                                    .state())
                            .length());
            assertTrue(open / PARTITIONS < 1_000, "all open: " + open);
            assertTrue(gap / PARTITIONS < 1_000, "with a gap: " + gap);
            assertTrue(closed / PARTITIONS < 500, "all closed: " + closed);
        }
    }

    private static List<Split> all(SplitCoordinator coordinator) {
        List<Split> found = new ArrayList<>();
        try {
            while (coordinator.next() instanceof Next.Ready ready) {
                found.add(ready.split());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static void close(SplitCoordinator coordinator, Split split) {
        coordinator.report(split.at(
                new SplitPosition("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", true, Phase.CLOSED, 1, List.of())));
        coordinator.confirm(split.stream(), split.number());
    }

    private static long bytes(String what, SplitCoordinator coordinator) {
        return timed("snapshot, " + what, () -> (long) Json.writeBytes(coordinator.snapshot()).length);
    }

    private static <T> T timed(String what, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.printf(
                "%d partitions, %s: %,d ms, %s%n",
                PARTITIONS,
                what,
                (System.nanoTime() - start) / 1_000_000,
                result instanceof List<?> list
                        ? list.size() + " slices"
                        : "%,d".formatted(((Number) result).longValue()));
        return result;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
