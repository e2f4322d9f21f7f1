package dev.cairn.runtime.internal.sync;

import org.jspecify.annotations.Nullable;

/** Memory to fall back on when there is none left, so that the last messages can be written. */
final class Reserve {

    private static final int BYTES = 1 << 20;

    @SuppressWarnings("UnusedVariable") // it only has to be there
    private byte @Nullable [] memory = new byte[BYTES];

    void release() {
        memory = null;
    }
}
