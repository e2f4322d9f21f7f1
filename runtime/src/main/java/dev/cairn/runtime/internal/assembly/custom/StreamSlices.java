package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.runtime.spi.StreamSlice;
import dev.cairn.slice.Slice;

/** Slices as custom components see them. */
public final class StreamSlices {

    private StreamSlices() {}

    public static StreamSlice seen(Slice slice) {
        return new StreamSlice(slice.partition(), slice.window(), slice.extraFields());
    }

    public static Slice of(StreamSlice slice) {
        return new Slice(slice.partition(), slice.window(), slice.extraFields());
    }
}
