package dev.cairn.runtime.spi;

import java.util.Iterator;

/** Splits a stream into partitions: implements a {@code CustomPartitionRouter}. Used by one thread at a time. */
@FunctionalInterface
public interface CustomPartitionRouter extends CustomComponent {

    /** The partitions in order, made as they are asked for; may block. Called once. */
    Iterator<StreamSlice> partitions();
}
