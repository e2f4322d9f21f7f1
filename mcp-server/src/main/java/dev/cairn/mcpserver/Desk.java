package dev.cairn.mcpserver;

import dev.cairn.runtime.RunOptions;

/**
 * What the tools work with.
 *
 * @param options the network, the clock and the way to wait
 */
record Desk(SafeFolder folder, NamedConfigs configs, RunOptions options) {}
