package dev.cairn.destinations.internal.row;

import dev.cairn.json.scan.JsonScanner;
import dev.cairn.json.scan.JsonScanner.Unfamiliar;
import dev.cairn.json.scan.JsonText;
import dev.cairn.runtime.protocol.RecordLines;
import java.nio.charset.StandardCharsets;

/** The members of a record, one after the other. Confined to one thread. */
final class RecordMembers {

    private final byte[] text;
    private final JsonScanner scanner;
    private int position = -1;
    /** The index of the name's opening quote, and the one after its closing quote. */
    private int nameFrom;

    private int nameTo;
    private int from;
    private int to;

    RecordMembers(RecordLines records, int index) {
        this.text = records.bytes();
        this.scanner = JsonScanner.ofWritten(text, records.data(index), records.start(index + 1));
    }

    /** Goes to the next member; false if there are no more. */
    boolean next() {
        try {
            if (position < 0 ? isEmpty() : !scanner.hasMore('}')) {
                return false;
            }
            nameFrom = scanner.skipName();
            nameTo = scanner.nameEnd();
            from = scanner.skipValue();
            to = scanner.position();
            position++;
            return true;
        } catch (Unfamiliar e) {
            throw new IllegalStateException("a record was not written as JSON", e);
        }
    }

    private boolean isEmpty() throws Unfamiliar {
        scanner.expect('{');
        return scanner.skipIf('}');
    }

    /** Reads the member's value. */
    void read(JsonValue value) {
        value.at(text, from, to);
    }

    /** The column that is known for the name. */
    int find(MemberNames names) {
        return names.find(position, text, nameFrom + 1, nameTo - 1);
    }

    void remember(MemberNames names, int column) {
        names.remember(position, text, nameFrom + 1, nameTo - 1, column);
    }

    String name() {
        return String.valueOf(JsonText.value(text, nameFrom, nameTo));
    }

    /** The name as it stands, in its quotes: not every name is a text that can be written. */
    String rawName() {
        return new String(text, nameFrom, nameTo - nameFrom, StandardCharsets.UTF_8);
    }
}
