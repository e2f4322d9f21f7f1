package dev.cairn.runtime.record.extract;

import dev.cairn.runtime.json.JsonScanner;
import dev.cairn.runtime.json.JsonScanner.Unfamiliar;
import dev.cairn.runtime.record.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a JSON text in memory along a path of keys, found by their brackets only: nothing is decoded but the
 * watched field.
 */
final class ScannedRecords {

    private final byte[] text;
    private final JsonScanner scanner;
    private final byte[][] path;
    private final byte[][] watched;
    private final List<StreamRecord> records = new ArrayList<>();
    private int[] kept = new int[16];

    private ScannedRecords(byte[] text, int from, int to, List<String> path, @Nullable String watchedField) {
        this.text = text;
        this.scanner = new JsonScanner(text, from, to);
        this.path = path.stream().map(ScannedRecords::utf8).toArray(byte[][]::new);
        this.watched = watchedField == null ? new byte[0][] : new byte[][] {utf8(watchedField)};
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * All records of a text that is not blank.
     *
     * @param manyBodies whether a list at the top stands for its items
     * @return the records, which refer to {@code text}; null if a parser has to look at the text
     */
    static @Nullable List<StreamRecord> in(
            byte[] text, int from, int to, List<String> path, boolean manyBodies, @Nullable String watchedField) {
        ScannedRecords scan = new ScannedRecords(text, from, to, path, watchedField);
        try {
            scan.bodies(manyBodies);
            return scan.records;
        } catch (Unfamiliar e) {
            return null;
        }
    }

    private void bodies(boolean many) throws Unfamiliar {
        if (many && scanner.skipIf('[')) {
            if (!scanner.skipIf(']')) {
                do {
                    body();
                } while (scanner.hasMore(']'));
            }
        } else {
            body();
        }
        scanner.expectEnd();
    }

    private void body() throws Unfamiliar {
        if (path.length == 0) {
            target();
        } else {
            follow(0);
        }
    }

    /** Goes past a value in which the rest of the path may lead somewhere. */
    private void follow(int depth) throws Unfamiliar {
        if (scanner.peek() != '{') {
            scanner.skipValue();
            return;
        }
        scanner.expect('{');
        if (scanner.skipIf('}')) {
            return;
        }
        byte[] segment = path[depth];
        do {
            if (scanner.nameAmong(segment) < 0) {
                scanner.skipValue();
            } else if (depth == path.length - 1) {
                target();
            } else {
                follow(depth + 1);
            }
        } while (scanner.hasMore('}'));
    }

    /** Goes past what the path leads to. */
    private void target() throws Unfamiliar {
        switch (scanner.peek()) {
            case '{' -> record(false);
            case '[' -> items();
            case 'n' -> scanner.skipValue();
            default -> scanner.expect('{');
        }
    }

    private void items() throws Unfamiliar {
        scanner.expect('[');
        if (!scanner.skipIf(']')) {
            do {
                record(true);
            } while (scanner.hasMore(']'));
        }
    }

    /** @param keepEmpty whether an object without members is a record */
    private void record(boolean keepEmpty) throws Unfamiliar {
        scanner.expect('{');
        int from = scanner.position() - 1;
        boolean unused = scanner.brokenLines();
        if (scanner.skipIf('}')) {
            if (keepEmpty) {
                records.add(StreamRecord.ofBytes(text, from, scanner.position(), scanner.brokenLines(), null, null));
            }
            return;
        }
        Object value = null;
        boolean nulls = false;
        boolean inRun = false; // of members that are not null, whose places stand in pairs in kept
        int count = 0;
        do {
            scanner.peek();
            int start = scanner.position();
            boolean isWatched = scanner.nameAmong(watched) >= 0;
            boolean isNull = scanner.peek() == 'n';
            if (isWatched) {
                value = scanner.value();
            } else {
                scanner.skipValue();
            }
            if (isNull) {
                nulls = true;
            } else if (inRun) {
                kept[count - 1] = scanner.position();
            } else {
                kept = count == kept.length ? Arrays.copyOf(kept, 2 * count) : kept;
                kept[count++] = start;
                kept[count++] = scanner.position();
            }
            inRun = !isNull;
        } while (scanner.hasMore('}'));
        int[] runs = nulls ? Arrays.copyOf(kept, count) : null;
        records.add(StreamRecord.ofBytes(text, from, scanner.position(), scanner.brokenLines(), runs, value));
    }
}
