package dev.cairn.mcpserver;

import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.seen.SeenRead;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the tools work with.
 *
 * @param options the network, the clock and the way to wait
 * @param seen what the last test read saw
 */
record Desk(SafeFolder folder, NamedConfigs configs, RunOptions options, AtomicReference<SeenRead> seen) {

    Desk(SafeFolder folder, NamedConfigs configs, RunOptions options) {
        this(folder, configs, options, new AtomicReference<>(SeenRead.NOTHING));
    }
}
