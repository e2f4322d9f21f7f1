package dev.cairn.json.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The places of objects' members in a text: four indexes for each member. Filled while the text is scanned and shared
 * by all objects of the text afterwards, when it does not change any more.
 */
public final class JsonMembers {

    /** The index of the name's opening quote. */
    static final int START = 0;
    /** The index after the name's closing quote. */
    static final int NAME_END = 1;
    /** The index of the value's first byte. */
    static final int FROM = 2;
    /** The index after the value's last byte. */
    static final int TO = 3;

    static final int STRIDE = 4;

    /** Whether there is a member takes more than comparing bytes. */
    public static final int UNKNOWN = -2;

    private int[] places = new int[16 * STRIDE];
    private int size;

    /** How many members have been added. */
    public int size() {
        return size;
    }

    /** Adds a member. */
    public void add(int start, int nameEnd, int from, int to) {
        int at = STRIDE * size;
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
        }
        places[at + START] = start;
        places[at + NAME_END] = nameEnd;
        places[at + FROM] = from;
        places[at + TO] = to;
        size++;
    }

    int[] copy(int first, int count) {
        return Arrays.copyOfRange(places, STRIDE * first, STRIDE * (first + count));
    }

    /**
     * Finds a member of an object by its name.
     *
     * @return the last member of that name, -1 if there is none, {@link #UNKNOWN} if only its names' characters could tell
     */
    public int find(byte[] text, int first, int count, String name) {
        for (int member = first + count - 1; member >= first; member--) {
            int start = places[STRIDE * member + START] + 1;
            int length = places[STRIDE * member + NAME_END] - 1 - start;
            int same = 0;
            while (same < length) {
                byte b = text[start + same];
                if (b < 0 || b == '\\') {
                    return UNKNOWN;
                }
                if (same >= name.length() || name.charAt(same) != b) {
                    break;
                }
                same++;
            }
            if (same == length && same == name.length()) {
                return member;
            }
        }
        return -1;
    }

    /** The value of a member, decoded. */
    public @Nullable Object value(byte[] text, int member) {
        return JsonText.value(text, places[STRIDE * member + FROM], places[STRIDE * member + TO]);
    }

    /** Writes an object of these members without those that are null. */
    public void writeWithoutNulls(byte[] text, int first, int count, boolean brokenLines, JsonOutput out) {
        out.write('{');
        boolean started = false;
        int member = first;
        int end = first + count;
        while (member < end) {
            int from = member;
            while (member < end && text[places[STRIDE * member + FROM]] != 'n') {
                member++;
            }
            if (member > from) {
                if (started) {
                    out.write(',');
                }
                started = true;
                JsonText.copy(
                        text, places[STRIDE * from + START], places[STRIDE * (member - 1) + TO], brokenLines, out);
            }
            member++;
        }
        out.write('}');
    }
}
