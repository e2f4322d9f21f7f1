package dev.cairn.it.recorded;

import dev.cairn.testkit.ApiAnswer;
import dev.cairn.testkit.ApiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An API whose rows change between syncs. Thread-safe as long as they don't. */
final class RelayApi {

    static final int PARTITIONS = 6;

    private static final Instant BEGIN = Instant.parse("2024-01-02T00:00:00Z");
    private static final Duration BEFORE = Duration.ofDays(80);

    private final RelayShape shape;
    private final Random random;
    private final String url;
    private final List<Row> rows = new ArrayList<>();
    private Instant now = BEGIN.plus(BEFORE);
    private long count;
    private long ids;

    /**
     * A row.
     *
     * @param rank its place among rows without an order
     */
    private record Row(long id, long version, String at, int partition, long rank) {

        String key() {
            return at + "~" + String.format("%012d", rank);
        }
    }

    RelayApi(RelayShape shape, Random random, String url) {
        this.shape = shape;
        this.random = random;
        this.url = url;
        int size = 6 + random.nextInt(40);
        for (int i = 0; i < size; i++) {
            insert(time(BEGIN.plus(Duration.ofHours(random.nextInt(20) * 90L))));
        }
    }

    /** Returns the time of the next sync. */
    String now() {
        return now.toString();
    }

    /** Returns the version of each row. */
    Map<Long, Long> versions() {
        return rows.stream().collect(Collectors.toMap(Row::id, Row::version, Long::max, TreeMap::new));
    }

    /** Changes rows, in the time between two syncs. */
    void change() {
        Instant before = now;
        now = now.plus(Duration.ofDays(1));
        int changes = random.nextInt(8);
        for (int i = 0; i < changes && !rows.isEmpty(); i++) {
            Instant at = before.plusSeconds(1 + random.nextInt(80_000));
            int place = random.nextInt(rows.size());
            switch (random.nextInt(shape.lookback() ? 4 : 3)) {
                case 0 -> insert(time(at));
                case 1 -> rows.remove(place);
                case 2 -> {
                    Row row = rows.get(place);
                    rows.set(place, new Row(row.id, row.version + 1, value(time(at)), row.partition, row.rank));
                }
                default -> insert(time(before.minusSeconds(random.nextInt(20_000))));
            }
        }
    }

    private void insert(String at) {
        rows.add(new Row(ids++, 0, value(at), random.nextInt(PARTITIONS), random.nextInt(1_000_000_000)));
    }

    private static String time(Instant at) {
        return at.toString();
    }

    /** Returns the time, or a number that is larger than all before. */
    private String value(String time) {
        return shape.values() == RelayShape.Values.COUNTER ? String.format("%09d", ++count) : time;
    }

    /** Returns a response. */
    ApiAnswer answer(ApiRequest request) {
        List<Row> found = request.path().equals("/owners") ? owners() : rows;
        String since = request.parameter("since", "");
        String from = shape.values() == RelayShape.Values.COUNTER && !since.isEmpty()
                ? String.format("%09d", Long.parseLong(since))
                : since;
        String until = request.parameter("until", "9");
        Comparator<Row> order = switch (shape.order()) {
            case ASCENDING -> Comparator.comparing(Row::key);
            case DESCENDING -> Comparator.comparing(Row::key).reversed();
            case NONE -> Comparator.comparingLong(Row::rank);
        };
        String after = request.parameter("after", "");
        long skipped = (long) request.number("page", 0) * shape.pageSize() + request.number("offset", 0);
        Row last = after.isEmpty()
                ? null
                : new Row(
                        0,
                        0,
                        after.substring(0, after.indexOf('~')),
                        0,
                        Long.parseLong(after.substring(after.indexOf('~') + 1)));
        List<Row> rest = found.stream()
                .filter(row -> row.at.compareTo(from) >= 0 && row.at.compareTo(until) <= 0)
                .filter(row -> request.path().equals("/owners") || asked(request, row.partition))
                .sorted(order)
                .filter(row -> last == null || order.compare(row, last) > 0)
                .skip(skipped)
                .toList();
        List<Row> page = rest.subList(0, Math.min(shape.pageSize(), rest.size()));
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("rows", page.stream().map(this::record).toList());
        if (rest.size() > page.size()) {
            String next = page.get(page.size() - 1).key();
            Map<String, String> query = new LinkedHashMap<>(request.query());
            query.put("after", next);
            body.put("next", next);
            body.put(
                    "url",
                    url + request.path() + "?"
                            + query.entrySet().stream()
                                    .map(each -> each.getKey() + "=" + each.getValue())
                                    .collect(Collectors.joining("&")));
        }
        return ApiAnswer.ok(body);
    }

    private Map<String, Object> record(Row row) {
        Object at = shape.values() == RelayShape.Values.COUNTER ? (Object) Long.parseLong(row.at) : row.at;
        return Map.of("id", row.id, "version", row.version, "at", at);
    }

    /** Returns the parents, each as new as the newest of its rows. */
    private List<Row> owners() {
        int parents = shape.partitions() == RelayShape.Partitions.PRODUCT_WITH_PARENTS ? 3 : PARTITIONS;
        return IntStream.range(0, parents)
                .mapToObj(id -> new Row(
                        id,
                        0,
                        rows.stream()
                                .filter(row -> row.partition == id)
                                .map(Row::at)
                                .max(Comparator.naturalOrder())
                                .orElse(time(BEGIN)),
                        0,
                        id))
                .toList();
    }

    private static boolean asked(ApiRequest request, int partition) {
        if (request.query().containsKey("q")) {
            return request.number("p", 0) * 2 + request.number("q", 0) == partition;
        }
        return List.of(request.parameter("p", String.valueOf(partition)).split(","))
                .contains(String.valueOf(partition));
    }
}
