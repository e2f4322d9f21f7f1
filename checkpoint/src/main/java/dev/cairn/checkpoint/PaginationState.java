package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.Slicer;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a state says of a sync that has not come to its end, besides what the Python CDK reads: a member of our own. It is
 * there in states within a sync only, and the next sync does not begin with it. Immutable.
 */
public final class PaginationState {

    /** A sync that has just begun. */
    public static final PaginationState NONE = new PaginationState(null, "", Map.of());

    /** The member of the state; only here is its name known. */
    private static final String MEMBER = "__cairn_pagination";

    private static final String BESIDE = "beside";
    private static final String PARENTS = "parents";
    private static final String DONE = "done";
    private static final String OPEN = "open";
    private static final String SINCE = "since";
    private static final String REACHED = "reached";
    private static final String ENTRIES = "entries";
    private static final String FIRST = "first";
    private static final String PARTITION = "partition";
    private static final String WINDOW = "window";
    private static final String POSITION = "position";

    /** A sync that is resumed after that long reads all partitions again, for what is new in them. */
    private static final Duration LONGEST_SYNC = Duration.ofDays(1);

    private final @Nullable Map<String, @Nullable Object> parents;
    private final String done;
    private final Map<PartitionKey, OpenSlice> open;
    private final @Nullable Instant since;
    private final @Nullable Object reached;
    private final ReachedEntries entries;
    private final FirstPartitions first;

    /**
     * @param parents where the parents stand: all partitions that they gave before were read to their end; null where that
     *     is not known
     * @param done further partitions that were read to their end, as {@link KnownPartitions} keeps them; empty for none
     * @param open where the pagination of slices stands that were begun, by {@link OpenSlice#key}
     */
    PaginationState(@Nullable Map<String, @Nullable Object> parents, String done, Map<PartitionKey, OpenSlice> open) {
        this(parents, done, open, null, null, ReachedEntries.NONE, FirstPartitions.NONE);
    }

    /**
     * @param since when the sync began; null where that does not matter
     * @param reached the largest position of the partitions that were read, as it is written; null where there is none
     * @param entries which partitions of those that the state has entries for were reached
     * @param first the first partitions of a list that were read to their end, besides {@code done}
     */
    PaginationState(
            @Nullable Map<String, @Nullable Object> parents,
            String done,
            Map<PartitionKey, OpenSlice> open,
            @Nullable Instant since,
            @Nullable Object reached,
            ReachedEntries entries,
            FirstPartitions first) {
        this.parents = parents;
        this.done = done;
        this.open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
        this.since = since;
        this.reached = reached;
        this.entries = entries;
        this.first = first;
    }

    /**
     * Returns the same for a sync that begins at a time. One that is resumed after long is another sync: no partition that has
     * a state of its own counts as read.
     */
    public PaginationState asOf(Instant now) {
        boolean old = since == null || since.plus(LONGEST_SYNC).isBefore(now);
        return entries.isEmpty() || !old
                ? this
                : new PaginationState(null, done, open, null, null, entries.ofAnotherSync(), first);
    }

    FirstPartitions first() {
        return first;
    }

    ReachedEntries entries() {
        return entries;
    }

    @Nullable
    Map<String, @Nullable Object> parents() {
        return parents;
    }

    String done() {
        return done;
    }

    Map<PartitionKey, OpenSlice> open() {
        return open;
    }

    @Nullable
    Instant since() {
        return since;
    }

    @Nullable
    Object reached() {
        return reached;
    }

    /** Returns true if it says where the pagination of slices or parents stands. */
    public boolean hasPositions() {
        return parents != null || !open.isEmpty();
    }

    /** Whether there is a slice that was begun for which this holds. */
    public boolean hasBegun(Predicate<? super Slice> condition) {
        return open.values().stream().map(OpenSlice::slice).anyMatch(condition);
    }

    /** Whether the state has one position for all partitions, so that this says which of them were read. */
    boolean isOfAllPartitions() {
        return since != null && entries.isEmpty();
    }

    /** Partitions of which windows were begun. */
    Set<PartitionKey> begun() {
        return open.values().stream()
                .filter(slice -> !slice.window().isEmpty())
                .map(OpenSlice::partition)
                .collect(Collectors.toSet());
    }

    /** Whether a state is of a sync that has not come to its end. */
    public static boolean isIn(Map<?, ?> state) {
        return state.containsKey(MEMBER);
    }

    /**
     * Returns true if all that a state says of a sync is which partitions with a state of their own were reached: a sync that
     * does not heed it reads no record again.
     */
    public static boolean saysOnlyWhatWasReached(Map<?, ?> state) {
        return state.get(MEMBER) instanceof Map<?, ?> member
                && member.containsKey(ENTRIES)
                && !member.containsKey(OPEN);
    }

    /** A state without what is said of the sync; the same object where nothing is. */
    public static Map<String, @Nullable Object> without(Map<String, @Nullable Object> state) {
        if (!isIn(state)) {
            return state;
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>(state);
        plain.remove(MEMBER);
        return Collections.unmodifiableMap(plain);
    }

    /**
     * Reads what {@link #in} wrote; {@link #NONE} where nothing is said of a sync.
     *
     * @throws IllegalArgumentException if it is something else, or if the state is not the one that it was written into:
     *     the Python CDK hands on members that it does not know
     */
    public static PaginationState of(Map<String, @Nullable Object> state) {
        if (!isIn(state)) {
            return NONE;
        }
        Map<String, @Nullable Object> member = object(state.get(MEMBER));
        Map<String, @Nullable Object> plain = without(state);
        if (!beside(plain).equals(member.get(BESIDE)) && !hash(plain).equals(member.get(BESIDE))) {
            throw new IllegalArgumentException("it belongs to another state than the one it stands in");
        }
        Map<PartitionKey, OpenSlice> open = new LinkedHashMap<>();
        if (member.get(OPEN) != null) {
            for (Object item : list(member.get(OPEN))) {
                OpenSlice slice = slice(object(item));
                open.putIfAbsent(slice.key(), slice);
            }
        }
        String done = member.get(DONE) == null ? "" : text(member.get(DONE));
        KnownPartitions.of(done);
        Map<String, @Nullable Object> parents = member.get(PARENTS) == null ? null : object(member.get(PARENTS));
        if (parents != null) {
            parents.values().forEach(PaginationState::object);
        }
        ReachedEntries entries = member.get(ENTRIES) == null
                ? ReachedEntries.NONE
                : ReachedEntries.fromJson(object(member.get(ENTRIES)), PerPartitionState.partitions(plain));
        FirstPartitions first =
                member.get(FIRST) == null ? FirstPartitions.NONE : FirstPartitions.fromJson(object(member.get(FIRST)));
        Instant since = since(member.get(SINCE));
        return new PaginationState(parents, done, open, since, member.get(REACHED), entries, first);
    }

    /**
     * Without slices whose bounds a cursor cannot read, since the manifest names or writes them otherwise by now: they are
     * read again. The same object where there are none.
     */
    public PaginationState readableBy(Slicer slicer) {
        Map<PartitionKey, OpenSlice> readable = new LinkedHashMap<>(open);
        readable.values().removeIf(slice -> !slice.isReadableBy(slicer));
        return readable.size() == open.size()
                ? this
                : new PaginationState(parents, done, readable, since, reached, entries, first);
    }

    /** A state with this in it. */
    public Map<String, @Nullable Object> in(Map<String, @Nullable Object> plain) {
        Map<String, @Nullable Object> member = new LinkedHashMap<>();
        member.put(BESIDE, beside(plain));
        if (parents != null) {
            member.put(PARENTS, parents);
        }
        if (first.count() > 0) {
            member.put(FIRST, first.toJson());
        }
        if (!done.isEmpty()) {
            member.put(DONE, done);
        }
        if (!open.isEmpty()) {
            List<Object> slices = new ArrayList<>();
            open.values().forEach(slice -> slices.add(json(slice)));
            member.put(OPEN, slices);
        }
        if (since != null) {
            member.put(SINCE, since.toString());
        }
        if (reached != null) {
            member.put(REACHED, reached);
        }
        if (!entries.isEmpty()) {
            member.put(ENTRIES, entries.toJson());
        }
        Map<String, @Nullable Object> state = new LinkedHashMap<>(plain);
        state.put(MEMBER, member);
        return state;
    }

    private static OpenSlice slice(Map<String, @Nullable Object> json) {
        return new OpenSlice(
                json.get(PARTITION) == null ? PartitionKey.NONE : PartitionKey.of(object(json.get(PARTITION))),
                json.get(WINDOW) == null ? Map.of() : object(json.get(WINDOW)),
                PagePosition.fromJson(object(json.get(POSITION))),
                json.get(REACHED));
    }

    private static Map<String, @Nullable Object> json(OpenSlice slice) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        if (!slice.partition().equals(PartitionKey.NONE)) {
            json.put(PARTITION, slice.partition().values());
        }
        if (!slice.window().isEmpty()) {
            json.put(WINDOW, slice.window());
        }
        json.put(POSITION, slice.position().toJson());
        if (slice.reached() != null) {
            json.put(REACHED, slice.reached());
        }
        return json;
    }

    /** Where a parent stands, as a state that it goes on from; null where that is not known. */
    public @Nullable Map<String, @Nullable Object> parent(String name) {
        Object state = parents == null ? null : parents.get(name);
        return state == null ? null : object(state);
    }

    /** Where the pagination of a slice stands; null at its beginning. */
    @Nullable
    PagePosition position(Slice slice) {
        OpenSlice stands = slice(slice);
        return stands == null ? null : stands.position();
    }

    /** The largest position of the records of a slice that left, as it is written; null where there is none. */
    @Nullable
    Object reached(Slice slice) {
        OpenSlice stands = slice(slice);
        return stands == null ? null : stands.reached();
    }

    private @Nullable OpenSlice slice(Slice slice) {
        return open.isEmpty() ? null : open.get(OpenSlice.key(slice));
    }

    /** Where only positions of slices are told. */
    static Map<String, @Nullable Object> told(Map<PartitionKey, OpenSlice> open, Map<String, @Nullable Object> plain) {
        return open.isEmpty() ? plain : new PaginationState(null, "", open).in(plain);
    }

    private static @Nullable Instant since(@Nullable Object value) {
        try {
            return value == null ? null : Instant.parse(text(value));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("it has " + value + " where a time is expected", e);
        }
    }

    /** Tells a state from others. Those of many partitions have their own hash, which costs little. */
    private static String beside(Map<String, @Nullable Object> plain) {
        return plain.containsKey(PerPartitionState.STATES)
                ? "partitions-" + Long.toHexString(StateHash.of(plain))
                : hash(plain);
    }

    private static String hash(Map<String, @Nullable Object> plain) {
        return Long.toHexString(KnownPartitions.hash(PartitionKey.of(plain)));
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("it has " + value + " where an object is expected");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, member) -> object.put(String.valueOf(key), member));
        return object;
    }

    private static List<?> list(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException("it has " + value + " where a list is expected");
        }
        return list;
    }

    private static String text(@Nullable Object value) {
        if (!(Objects.requireNonNull(value) instanceof String text)) {
            throw new IllegalArgumentException("it has " + value + " where a text is expected");
        }
        return text;
    }
}
