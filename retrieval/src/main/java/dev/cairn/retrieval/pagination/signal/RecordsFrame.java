package dev.cairn.retrieval.pagination.signal;

import dev.cairn.json.Json;
import dev.cairn.records.StreamRecord.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a response around its records, which are cut out. It is short however long the page is. Confined to one
 * thread.
 *
 * @param body the response with one mark in place of all records
 * @param path the keys that lead to the records; empty where they are at the top, or there are none
 */
public record RecordsFrame(@Nullable Object body, List<String> path) {

    /** A frame is looked at if it is no longer. */
    private static final int LONGEST = 4 << 10;

    /** What an object is called that tells of pages. */
    private static final Pattern ABOUT_PAGES =
            Pattern.compile("meta|pag|info|cursor|link|result|response|list|summary|query|search");

    private static final String MARK = "the records";
    private static final byte[] MARKED = ("{\"" + MARK + "\":0}").getBytes(StandardCharsets.UTF_8);

    public RecordsFrame {
        path = List.copyOf(path);
    }

    /**
     * Returns the frame of a response with records; empty where they are not bytes of one text, or it is too long.
     *
     * @param first the place of the first record
     * @param last the place of the last one
     */
    public static Optional<RecordsFrame> around(Source first, Source last) {
        byte[] text = first.text();
        int after = text.length - last.to();
        if (text != last.text() || first.from() >= last.to() || first.from() + after > LONGEST) {
            return Optional.empty();
        }
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(text, 0, first.from());
        frame.write(MARKED, 0, MARKED.length);
        frame.write(text, last.to(), after);
        return of(frame.toByteArray());
    }

    /** Returns the frame of a response without records; empty where it is too long. */
    public static Optional<RecordsFrame> withoutRecords(byte @Nullable [] text) {
        return text == null || text.length > LONGEST ? Optional.empty() : of(text);
    }

    private static Optional<RecordsFrame> of(byte[] frame) {
        try {
            Object body = Json.parse(frame);
            List<String> path = new ArrayList<>();
            find(body, path);
            return Optional.of(new RecordsFrame(body, path));
        } catch (IOException e) { // records of several lists, or of no JSON
            return Optional.empty();
        }
    }

    private static boolean find(@Nullable Object value, List<String> path) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(item -> find(item, path));
        }
        if (!(value instanceof Map<?, ?> object)) {
            return false;
        }
        if (isMark(value)) {
            return true;
        }
        for (Map.Entry<?, ?> member : object.entrySet()) {
            path.add(String.valueOf(member.getKey()));
            if (find(member.getValue(), path)) {
                return true;
            }
            path.remove(path.size() - 1);
        }
        return false;
    }

    private static boolean isMark(@Nullable Object value) {
        return value instanceof Map<?, ?> object && object.containsKey(MARK);
    }

    /** Returns how many items the lists beside the records have, of which a total may be the sum. */
    long others() {
        return items(body);
    }

    private static long items(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.values().stream().mapToLong(RecordsFrame::items).sum();
        }
        return value instanceof List<?> list
                ? list.stream().filter(item -> !isMark(item)).count()
                : 0;
    }

    /** Returns what is said of the records: near them, or in an object for such things on the way to them. */
    List<Signal> signals() {
        return Signal.in(body).stream().filter(this::isNear).toList();
    }

    private boolean isNear(Signal signal) {
        List<String> keys = signal.path().subList(0, signal.path().size() - 1);
        int common = 0;
        while (common < keys.size() && common < path.size() && keys.get(common).equals(path.get(common))) {
            common++;
        }
        return keys.stream()
                .skip(common)
                .map(Signal::letters)
                .allMatch(key -> ABOUT_PAGES.matcher(key).find());
    }
}
