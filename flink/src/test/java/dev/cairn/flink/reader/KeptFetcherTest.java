package dev.cairn.flink.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cairn.core.slice.Slice;
import dev.cairn.flink.Until;
import dev.cairn.flink.split.CairnSplit;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitPosition;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.junit.jupiter.api.Test;

class KeptFetcherTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    /** Slices without a page. */
    private final class Empty implements SplitReader<Fetched, CairnSplit> {

        private final Queue<CairnSplit> splits = new ArrayDeque<>();

        Empty() {
            begun.incrementAndGet();
        }

        @Override
        public RecordsWithSplitIds<Fetched> fetch() {
            CairnSplit split = splits.poll();
            return split == null
                    ? CairnSplitReader.FetchedPage.nothing()
                    : CairnSplitReader.FetchedPage.last(split.splitId(), List.of());
        }

        @Override
        public void handleSplitsChanges(SplitsChange<CairnSplit> changes) {
            splits.addAll(changes.splits());
        }

        @Override
        public void wakeUp() {}

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static CairnSplit split(int number) {
        return new CairnSplit(
                Instant.EPOCH,
                new Split(
                        new StreamDescriptor("events", null),
                        number,
                        new Slice(Map.of(), Map.of(), Map.of()),
                        Map.of(),
                        SplitPosition.START));
    }

    @Test
    void oneThreadReadsAllSlices() throws Exception {
        CairnReader.KeptFetcher fetcher = new CairnReader.KeptFetcher(Empty::new, new Configuration());
        for (int number = 0; number < 500; number++) {
            CairnSplit split = split(number);
            fetcher.addSplits(List.of(split));
            Until.so("the slice is read", () -> {
                RecordsWithSplitIds<Fetched> fetched = fetcher.getQueue().poll();
                assertFalse(fetcher.maybeShutdownFinishedFetchers());
                return fetched != null && fetched.finishedSplits().contains(split.splitId());
            });
        }
        assertEquals(1, begun.get());
        fetcher.end();
        Until.so("it has ended", fetcher::maybeShutdownFinishedFetchers);
        fetcher.close(60_000);
        assertEquals(1, closed.get());
    }
}
