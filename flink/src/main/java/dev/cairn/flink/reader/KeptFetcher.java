package dev.cairn.flink.reader;

import dev.cairn.flink.split.CairnSplit;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.fetcher.SingleThreadFetcherManager;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;

/**
 * One thread that reads all slices of a reader, until there are no more. Flink would end it whenever a slice is done, and begin
 * another for the next one, which 2.3.0 does not always survive (FLINK-40660). Confined to the task's thread.
 */
final class KeptFetcher extends SingleThreadFetcherManager<Fetched, CairnSplit> {

    private boolean ending;

    KeptFetcher(Supplier<SplitReader<Fetched, CairnSplit>> fetchers, Configuration config) {
        super(fetchers, config);
    }

    /** There will be no other slice. */
    void end() {
        ending = true;
    }

    @Override
    public boolean maybeShutdownFinishedFetchers() {
        return ending && super.maybeShutdownFinishedFetchers();
    }
}
