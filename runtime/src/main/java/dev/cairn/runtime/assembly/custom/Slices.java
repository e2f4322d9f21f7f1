package dev.cairn.runtime.assembly.custom;

import dev.cairn.runtime.slice.Slice;
import dev.cairn.runtime.spi.StreamSlice;

/** Slices as custom components see them. */
public final class Slices {

    private Slices() {}

    public static StreamSlice seen(Slice slice) {
        return new StreamSlice(slice.partition(), slice.window(), slice.extraFields());
    }

    public static Slice of(StreamSlice slice) {
        return new Slice(slice.partition(), slice.window(), slice.extraFields());
    }
}
