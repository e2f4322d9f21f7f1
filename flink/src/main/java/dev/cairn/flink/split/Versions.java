package dev.cairn.flink.split;

import java.io.IOException;

/** Versions of what stands in checkpoints. */
public final class Versions {

    private Versions() {}

    /**
     * Refuses a version that is not the known one.
     *
     * @throws IOException if a checkpoint has something that this version of Cairn does not know
     */
    public static void require(int found, int known) throws IOException {
        if (found != known) {
            throw new IOException("The checkpoint was written by another version of Cairn: it has format " + found
                    + ", and this version knows format " + known + ".");
        }
    }
}
