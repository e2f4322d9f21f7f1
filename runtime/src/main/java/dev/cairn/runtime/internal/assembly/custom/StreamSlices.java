package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.core.slice.Slice;
import dev.cairn.runtime.spi.StreamSlice;

/** Converts slices to and from the form that custom components see. */
public final class StreamSlices {

    private StreamSlices() {}

    public static StreamSlice seen(Slice slice) {
        return new StreamSlice(slice.partition(), slice.window(), slice.extraFields());
    }

    public static Slice of(StreamSlice slice) {
        return new Slice(slice.partition(), slice.window(), slice.extraFields());
    }
}
