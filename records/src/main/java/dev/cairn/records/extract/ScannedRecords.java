package dev.cairn.records.extract;

import dev.cairn.json.scan.JsonMembers;
import dev.cairn.json.scan.JsonScanner;
import dev.cairn.json.scan.JsonScanner.Unfamiliar;
import dev.cairn.records.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records at a path of keys in a JSON text in memory. Only brackets and names are looked at; nothing is
 * decoded.
 */
final class ScannedRecords {

    private final byte[] text;
    private final JsonScanner scanner;
    private final byte[][] path;
    private final List<StreamRecord> records = new ArrayList<>();
    private final JsonMembers members = new JsonMembers();

    private ScannedRecords(byte[] text, int from, int to, List<String> path) {
        this.text = text;
        this.scanner = new JsonScanner(text, from, to);
        this.path = path.stream().map(ScannedRecords::utf8).toArray(byte[][]::new);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * All records of a text that is not blank.
     *
     * @param manyBodies whether the items of a list at the top are values of their own
     * @return the records, which refer to {@code text}; null if a parser has to look at the text
     */
    static @Nullable List<StreamRecord> in(byte[] text, int from, int to, List<String> path, boolean manyBodies) {
        ScannedRecords scan = new ScannedRecords(text, from, to, path);
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
            if (!scanner.skipNameIs(segment)) {
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
        int first = members.size();
        scanner.brokenLines(); // asks for those of the record only
        boolean nulls = false;
        if (!scanner.skipIf('}')) {
            do {
                int start = scanner.skipName();
                int nameEnd = scanner.nameEnd();
                int valueStart = scanner.skipValue();
                nulls |= text[valueStart] == 'n';
                members.add(start, nameEnd, valueStart, scanner.position());
            } while (scanner.hasMore('}'));
        } else if (!keepEmpty) {
            return;
        }
        records.add(StreamRecord.ofBytes(new StreamRecord.Source(
                text, from, scanner.position(), scanner.brokenLines(), nulls, members, first, members.size() - first)));
    }
}
