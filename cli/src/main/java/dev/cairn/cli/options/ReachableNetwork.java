package dev.cairn.cli.options;

import dev.cairn.runtime.RunOptions;

/** What {@code --network} lets a connector ask; constants are the words of the command line. */
public enum ReachableNetwork {
    ANY,
    /** Public addresses, over TLS alone. */
    PUBLIC;

    /** Options of a run that asks no more than this. */
    public RunOptions limiting(RunOptions options) {
        return this == PUBLIC ? options.publicNetworkOnly() : options;
    }
}
