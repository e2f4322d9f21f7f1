package dev.cairn.testkit;

import dev.cairn.checkpoint.PaginationState;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageSink;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.ChangingRows.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A sync that is killed again and again while its API changes, chosen by a seed. */
final class RandomHistory {

    private static final int LAST_SECOND = Events.SECONDS - 1;
    private static final List<Order> CHANGES = List.of(Order.ASCENDING, Order.DESCENDING, Order.ALL_EQUAL, Order.NONE);

    /** What the state of a stream without a cursor has when its sync is over. */
    private static final String OVER = "__ab_no_cursor_state_message";

    private final int pagesAhead;
    private final Random random;
    final Shape shape;
    private final ChangingRows rows;
    private final ScriptedApi api = new ScriptedApi(this::answer);
    private final Set<Integer> counted = new TreeSet<>();
    private final Set<Integer> seen = new HashSet<>();
    /** The paginations whose first page this attempt has asked for. */
    private final Set<Map<String, String>> begun = new HashSet<>();

    private Map<String, @Nullable Object> state = Map.of();
    private int again;
    private int kills;
    /** In which order the API gives rows now. */
    private Order current;
    /** How many records of the last attempt may come again. */
    private long allowed;
    /** What left before the last attempt was killed. */
    private Set<Integer> last = Set.of();
    /** Whether this attempt has said that a pagination begins at its first page again. */
    private boolean anew;

    /** In which order the API gives rows, and whether there is a cursor. */
    enum Order {
        WITHOUT_CURSOR,
        ASCENDING,
        DESCENDING,
        ALL_EQUAL,
        NONE,
        CHANGING
    }

    /** How pages follow each other. */
    enum Paging {
        PAGE,
        OFFSET,
        TOKEN,
        URL
    }

    /** What the API does between two attempts. */
    enum Change {
        NOTHING,
        ROWS_COME_AND_GO,
        POSITIONS_EXPIRE
    }

    /** Where partitions come from. */
    enum Partitions {
        NONE,
        LIST,
        SUBSTREAM
    }

    /** @param interval pages for each checkpoint */
    record Shape(
            Order order,
            Paging paging,
            Change change,
            Partitions partitions,
            boolean until,
            boolean steps,
            int interval,
            int pageSize,
            int workers) {

        static Shape of(Random random) {
            Order order = any(random, Order.values());
            boolean until = random.nextInt(3) > 0;
            return new Shape(
                    order,
                    any(random, Paging.values()),
                    any(random, Change.values()),
                    any(random, Partitions.values()),
                    until,
                    until && order != Order.WITHOUT_CURSOR && random.nextInt(3) == 0,
                    List.of(1, 2, 5).get(random.nextInt(3)),
                    1 + random.nextInt(5),
                    List.of(1, 2, 10).get(random.nextInt(3)));
        }

        private static <T> T any(Random random, T[] values) {
            return values[random.nextInt(values.length)];
        }
    }

    RandomHistory(long seed) {
        random = new Random(seed);
        pagesAhead = Math.floorMod(seed, 3);
        shape = Shape.of(random);
        current = shape.order;
        int[] times = random.ints(random.nextInt(60), 0, LAST_SECOND).toArray();
        if (shape.order == Order.ALL_EQUAL) {
            Arrays.fill(times, LAST_SECOND / 2);
        }
        rows = new ChangingRows(random, times);
        order();
    }

    /** How often the sync was killed. */
    int kills() {
        return kills;
    }

    /** How many records came again after the kills. */
    int again() {
        return again;
    }

    /** Runs to the end. */
    void run() {
        for (int left = random.nextInt(6); left > 0; left--) {
            attempt(true);
            change();
        }
        attempt(false);
        Set<Integer> lost = new TreeSet<>(rows.lasting());
        lost.removeAll(counted);
        if (!lost.isEmpty()) {
            throw new AssertionError("rows " + lost + " are lost: " + shape + ", last state " + state);
        }
    }

    private void attempt(boolean killed) {
        List<Object> messages = new ArrayList<>();
        begun.clear();
        anew = false;
        ManifestSource.of(HistoryManifest.of(shape), "rows", api)
                .pagesAhead(pagesAhead)
                .run(state, new Steps(shape.workers, random::nextInt, 0), output(messages));
        requireLittleAgain(messages);
        int end = killed ? killedAfter(messages) : messages.size();
        Set<Integer> before = new HashSet<>(seen);
        last = new HashSet<>();
        List<Integer> since = new ArrayList<>();
        for (Object message : messages.subList(0, end)) {
            if (message instanceof Message.State told) {
                counted.addAll(since);
                since.clear();
                state = told.state();
            } else {
                int id = (Integer) message;
                since.add(id);
                last.add(id);
                again += before.contains(id) ? 1 : 0;
                seen.add(id);
            }
        }
        if (killed) {
            kills++;
        } else {
            counted.addAll(since);
        }
    }

    /** Of what left before the last kill, and not more than is promised; unlimited where the sync was over, or begins anew. */
    private void requireLittleAgain(List<Object> messages) {
        boolean paged = shape.order == Order.WITHOUT_CURSOR;
        if (anew && paged && shape.change == Change.NOTHING) {
            throw new AssertionError("a pagination begins anew: " + shape);
        }
        Set<Object> twice = new HashSet<>(messages);
        twice.retainAll(last);
        if (twice.size() > allowed && !anew && !state.containsKey(OVER)) {
            throw new AssertionError(
                    twice.size() + " records come again, and not " + allowed + ": " + shape + ", from " + state);
        }
        long pages = shape.interval + (paged && shape.change == Change.ROWS_COME_AND_GO ? 2L : 1L);
        long most = shape.workers * pages * shape.pageSize + (paged ? 0 : mostAtEnds());
        allowed = switch (current) {
            case WITHOUT_CURSOR, ASCENDING -> most;
            case DESCENDING -> shape.until ? most : Long.MAX_VALUE;
            case ALL_EQUAL, NONE, CHANGING -> Long.MAX_VALUE;
        };
    }

    /**
     * Both bounds of a request are inclusive, so records come again that share a value with the position of their partition,
     * or, of a slice that is being read, with the other end of its gap.
     */
    private long mostAtEnds() {
        boolean partitioned = shape.partitions != Partitions.NONE;
        return (shape.workers + (partitioned ? ChangingRows.owners().size() : 1L)) * rows.largestTie(partitioned);
    }

    /** Not between a claim and what takes it back: that is the one case that cannot be covered. */
    private int killedAfter(List<Object> messages) {
        int end = random.nextInt(messages.size() + 1);
        for (int i = messages.size() - 1; i >= end; i--) {
            if (messages.get(i) instanceof Message.State state && state.takesBack()) {
                return i + 1;
            }
        }
        return end;
    }

    private MessageWriter output(List<Object> messages) {
        MessageSink sink = message -> {
            if (message instanceof Message.State told) {
                messages.add(told);
                return told.lineBytes();
            }
            anew |= message instanceof Message.Log log && log.text().contains("at the first page again");
            if (message instanceof RecordLines records) {
                List<Emission> emissions = new ArrayList<>();
                Emission.into(emissions).take(records);
                for (Emission emission : emissions) {
                    messages.add(id((Emission.RecordData) emission));
                }
            }
            return 0;
        };
        return new MessageWriter(sink, new SecretMask());
    }

    private static int id(Emission.RecordData record) {
        return Math.toIntExact((Long) Objects.requireNonNull(record.data().get("id")));
    }

    private void change() {
        if (shape.change == Change.ROWS_COME_AND_GO) {
            rows.remove(4);
            int at = shape.order == Order.ALL_EQUAL ? LAST_SECOND / 2 : LAST_SECOND;
            rows.add(4, at, shape.order == Order.WITHOUT_CURSOR || shape.order == Order.ALL_EQUAL);
        }
        order();
    }

    /** Another order begins only where no page of the last one will be found again. */
    private void order() {
        Comparator<Row> byTime = Comparator.comparingInt(Row::at).thenComparingInt(Row::id);
        boolean expired = shape.change == Change.POSITIONS_EXPIRE
                && (shape.paging == Paging.TOKEN || shape.paging == Paging.URL)
                && !state.toString().contains("pages=1,"); // the first page has no token
        boolean mayChange = expired || !PaginationState.isIn(state);
        if (shape.order == Order.CHANGING && mayChange) {
            current = CHANGES.get(random.nextInt(4));
        }
        switch (current) {
            case ASCENDING -> rows.sort(byTime);
            case DESCENDING -> rows.sort(byTime.reversed());
            case NONE -> {
                if (mayChange) {
                    rows.shuffle();
                }
            }
            case WITHOUT_CURSOR, ALL_EQUAL, CHANGING -> {}
        }
    }

    private ApiAnswer answer(ApiRequest request) {
        if (request.path().equals("/owners")) {
            int from = request.number("page", 0) * 2;
            List<String> owners = ChangingRows.owners();
            return ApiAnswer.ok(Map.of(
                    "rows",
                    owners.subList(Math.min(from, owners.size()), Math.min(from + 2, owners.size())).stream()
                            .map(owner -> Map.of("id", owner))
                            .toList()));
        }
        String tokens = shape.change == Change.POSITIONS_EXPIRE ? "t" + kills + "-" : "t";
        String after = request.parameter("after", tokens + "-1");
        if (!after.startsWith(tokens) || isOfEarlierAttempt(request)) {
            return new ApiAnswer(List.of(404, 400, 410).get(kills % 3), Map.of("error", "position expired"));
        }
        List<Row> wanted =
                rows.all().stream().filter(row -> isWanted(row, request)).toList();
        List<Row> rest = wanted
                .subList(start(request, wanted, Integer.parseInt(after.substring(tokens.length()))), wanted.size())
                .stream()
                .filter(row -> !row.gone())
                .toList();
        List<Row> page = rest.subList(0, Math.min(shape.pageSize, rest.size()));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("rows", page.stream().map(Row::record).toList());
        if (rest.size() > page.size()) {
            String next = tokens + page.get(page.size() - 1).id();
            body.put("next", next);
            Map<String, String> query = new LinkedHashMap<>(request.query());
            query.put("after", next);
            StringBuilder url = new StringBuilder("https://api.test/rows?");
            query.forEach(
                    (name, value) -> url.append(name).append('=').append(value).append('&'));
            body.put("url", url.toString());
        }
        return ApiAnswer.ok(body);
    }

    /** Whether a page is counted, and its pagination was begun by another attempt, which this API has forgotten. */
    private boolean isOfEarlierAttempt(ApiRequest request) {
        Map<String, String> pagination = new LinkedHashMap<>(request.query());
        pagination.keySet().removeAll(List.of("page", "offset"));
        if (request.number("page", 0) + request.number("offset", 0) == 0) {
            begun.add(pagination);
        }
        return shape.change == Change.POSITIONS_EXPIRE && !begun.contains(pagination);
    }

    private boolean isWanted(Row row, ApiRequest request) {
        return request.parameter("owner", row.owner()).equals(row.owner())
                && Events.time(row.at()).compareTo(request.parameter("since", "")) >= 0
                && Events.time(row.at()).compareTo(request.parameter("until", "3")) <= 0;
    }

    /** Counted among those that are there, or behind the row that a token names, though that may be gone. */
    private int start(ApiRequest request, List<Row> wanted, int afterId) {
        int skipped = request.number("page", 0) * shape.pageSize + request.number("offset", 0);
        int start = 0;
        for (int i = 0; i < wanted.size(); i++) {
            if (skipped > 0 && !wanted.get(i).gone()) {
                skipped--;
                start = i + 1;
            }
            if (wanted.get(i).id() == afterId) {
                start = i + 1;
            }
        }
        return skipped > 0 ? wanted.size() : start;
    }
}
