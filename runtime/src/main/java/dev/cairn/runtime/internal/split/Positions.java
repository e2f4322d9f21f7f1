package dev.cairn.runtime.internal.split;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.SlicePosition;
import dev.cairn.runtime.split.SplitPosition;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts positions between cursors, which have values, and splits, which have JSON. */
final class Positions {

    private Positions() {}

    static SlicePosition ofSlice(SplitPosition position) {
        return new SlicePosition(
                value(position.settled()), value(position.reached()), position.ordered(), position.page());
    }

    private static @Nullable CursorValue value(@Nullable Object json) {
        return json == null ? null : CursorValue.ofJson(json);
    }

    static SplitPosition ofSplit(SlicePosition position, SplitPosition.Phase phase, long records, long[] left) {
        return new SplitPosition(
                json(position.settled()),
                json(position.reached()),
                position.ordered(),
                phase,
                records,
                texts(left),
                position.page());
    }

    private static @Nullable Object json(@Nullable CursorValue value) {
        return value == null ? null : value.toJson();
    }

    private static List<String> texts(long[] hashes) {
        return Arrays.stream(hashes).mapToObj(Long::toHexString).toList();
    }

    static long[] hashes(SplitPosition position) {
        return position.atPosition().stream()
                .mapToLong(text -> Long.parseUnsignedLong(text, 16))
                .toArray();
    }
}
