package dev.cairn.server.internal.http;

import dev.cairn.runtime.sync.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has come.
 *
 * @param contentType null where the request has none
 * @param stop tells the work to end; its thread is interrupted, too
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Call(byte[] body, @Nullable String contentType, StopSignal stop) {}
