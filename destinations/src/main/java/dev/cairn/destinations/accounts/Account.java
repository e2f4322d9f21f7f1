package dev.cairn.destinations.accounts;

import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.sync.StopSignal;
import java.io.IOException;

/**
 * One of many configurations that are synced, such as a customer's. It shares nothing with others that a sync changes: it has a
 * configuration, a state, secrets and tables of its own.
 */
public interface Account {

    /** Its name, which no other account has. */
    String name();

    /** The address of its destination. A destination has one writer, so accounts with the same are synced one after the other. */
    String address();

    /**
     * Syncs it. What it throws concerns this account alone, unless it is a {@link VirtualMachineError}.
     *
     * @param stop ends the syncs of all accounts early
     */
    SyncReport sync(StopSignal stop) throws IOException, InterruptedException;

    /**
     * An account whose destination is opened when its sync begins, and closed with it.
     *
     * @param sync where others share the address, with a name and a prefix that no other has
     */
    static Account of(String name, String address, DestinationSync sync) {
        return new OpenedAccount(name, address, sync);
    }
}
