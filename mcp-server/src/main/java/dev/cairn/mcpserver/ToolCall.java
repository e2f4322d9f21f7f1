package dev.cairn.mcpserver;

import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.secret.SecretMask;

/**
 * A call of a tool.
 *
 * @param arguments fit the tool's schema
 * @param stop is requested when the answer is not wanted any more
 * @param secrets knows all that the person has named; learns what else must not be in the answer
 */
record ToolCall(Arguments arguments, StopSignal stop, SecretMask secrets) {}
