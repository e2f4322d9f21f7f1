package dev.cairn.flink.source;

import java.io.IOException;

/** Versions of what stands in checkpoints. */
final class Versions {

    private Versions() {}

    /** @throws IOException if a checkpoint has something that this version of Cairn does not know */
    static void require(int found, int known) throws IOException {
        if (found != known) {
            throw new IOException("The checkpoint was written by another version of Cairn: it has format " + found
                    + ", and this version knows format " + known + ".");
        }
    }
}
