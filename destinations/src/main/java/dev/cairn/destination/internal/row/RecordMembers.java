package dev.cairn.destination.internal.row;

import java.nio.charset.StandardCharsets;

/** The members of an object in JSON, one after the other. */
final class RecordMembers {

    private final byte[] text;
    private int at;
    private int position = -1;
    private int nameFrom;
    private int nameTo;
    private int from;
    private int to;

    RecordMembers(byte[] text, int start) {
        this.text = text;
        this.at = JsonSpans.skipSpace(text, start + 1);
    }

    boolean next() {
        if (text[at] == '}') {
            return false;
        }
        if (text[at] == ',') {
            at = JsonSpans.skipSpace(text, at + 1);
        }
        nameFrom = at + 1;
        at = JsonSpans.afterString(text, at);
        nameTo = at - 1;
        from = JsonSpans.skipSpace(text, JsonSpans.skipSpace(text, at) + 1);
        to = JsonSpans.afterValue(text, from);
        at = JsonSpans.skipSpace(text, to);
        position++;
        return true;
    }

    /** Reads the member's value. */
    void read(JsonValue value) {
        value.at(text, from, to);
    }

    /** The column that is known for the name. */
    int find(MemberNames names) {
        return names.find(position, text, nameFrom, nameTo);
    }

    void remember(MemberNames names, int column) {
        names.remember(position, text, nameFrom, nameTo, column);
    }

    String name() {
        for (int i = nameFrom; i < nameTo; i++) {
            if (text[i] == '\\') {
                JsonValue escaped = new JsonValue();
                escaped.at(text, nameFrom - 1, nameTo + 1);
                return escaped.text();
            }
        }
        return new String(text, nameFrom, nameTo - nameFrom, StandardCharsets.UTF_8);
    }

    /** The name as it stands, in its quotes: not every name is a text that can be written. */
    String rawName() {
        return new String(text, nameFrom - 1, nameTo - nameFrom + 2, StandardCharsets.UTF_8);
    }
}
