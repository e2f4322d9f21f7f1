package dev.cairn.destinations.accounts;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.sync.StopSignal;
import java.io.IOException;

/** An account of which the sync is known, and the destination is yet to be opened. */
record OpenedAccount(String name, String address, DestinationSync sync) implements Account {

    @Override
    public SyncReport sync(StopSignal stop) throws IOException, InterruptedException {
        try (Destination destination = Destinations.open(address)) {
            return sync.to(destination, stop);
        }
    }
}
