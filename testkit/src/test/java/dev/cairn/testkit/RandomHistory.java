package dev.cairn.testkit;

import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageSink;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.secret.SecretMask;
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

    private final int pagesAhead;
    private final Random random;
    final Shape shape;
    private final ChangingRows rows;
    private final ScriptedApi api = new ScriptedApi(this::answer);
    private final Set<Integer> counted = new TreeSet<>();
    private final Set<Integer> seen = new HashSet<>();
    private Map<String, @Nullable Object> state = Map.of();
    private int again;
    private int kills;

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
        TOKENS_EXPIRE
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
        ManifestSource.of(manifest(), "rows", api)
                .pagesAhead(pagesAhead)
                .run(state, new Steps(shape.workers, random::nextInt, 0), output(messages));
        int end = killed ? killedAfter(messages) : messages.size();
        Set<Integer> before = new HashSet<>(seen);
        List<Integer> since = new ArrayList<>();
        for (Object message : messages.subList(0, end)) {
            if (message instanceof Message.State told) {
                counted.addAll(since);
                since.clear();
                state = told.state();
            } else {
                int id = (Integer) message;
                since.add(id);
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

    private static MessageWriter output(List<Object> messages) {
        MessageSink sink = message -> {
            if (message instanceof Message.State told) {
                messages.add(told);
                return told.lineBytes();
            }
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

    private void order() {
        Comparator<Row> byTime = Comparator.comparingInt(Row::at).thenComparingInt(Row::id);
        switch (shape.order == Order.CHANGING ? CHANGES.get(random.nextInt(4)) : shape.order) {
            case ASCENDING -> rows.sort(byTime);
            case DESCENDING -> rows.sort(byTime.reversed());
            case NONE -> rows.shuffle();
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
        String tokens = shape.change == Change.TOKENS_EXPIRE ? "t" + kills + "-" : "t";
        String after = request.parameter("after", tokens + "-1");
        if (!after.startsWith(tokens)) {
            return new ApiAnswer(kills % 2 == 0 ? 404 : 400, Map.of("error", "token expired"));
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

    private String manifest() {
        StringBuilder yaml = new StringBuilder("""
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [rows]}
                streams:
                  - type: DeclarativeStream
                    name: rows
                    primary_key: [id]
                    schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                """);
        boolean cursor = shape.order != Order.WITHOUT_CURSOR;
        if (cursor) {
            yaml.append("""
                        incremental_sync:
                          type: DatetimeBasedCursor
                          cursor_field: at
                          datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                          start_datetime: "2024-01-01T00:00:00Z"
                          start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                    """);
            yaml.append("      pages_per_checkpoint_interval: ")
                    .append(shape.interval)
                    .append('\n');
            yaml.append("      end_datetime: \"2024-01-01T00:01:29Z\"\n");
            if (shape.until) {
                yaml.append(
                        "      end_time_option: {type: RequestOption, inject_into: request_parameter, field_name: until}\n");
            }
            if (shape.steps) {
                yaml.append("      step: PT30S\n      cursor_granularity: PT1S\n");
            }
        }
        yaml.append("""
                    retriever:
                      type: SimpleRetriever
                """);
        yaml.append(
                switch (shape.partitions) {
                    case NONE -> "";
                    case LIST -> """
                          partition_router:
                            type: ListPartitionRouter
                            cursor_field: owner
                            values: [o0, o1, o2, o3]
                            request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
                    """;
                    case SUBSTREAM -> """
                          partition_router:
                            type: SubstreamPartitionRouter
                            parent_stream_configs:
                              - type: ParentStreamConfig
                                parent_key: id
                                partition_field: owner
                                request_option: {type: RequestOption, inject_into: request_parameter, field_name: owner}
                                stream:
                                  type: DeclarativeStream
                                  name: owners
                                  schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                                  retriever:
                                    type: SimpleRetriever
                                    requester: {type: HttpRequester, url_base: "https://api.test", path: /owners}
                                    record_selector:
                                      type: RecordSelector
                                      extractor: {type: DpathExtractor, field_path: [rows]}
                                    paginator:
                                      type: DefaultPaginator
                                      page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                                      pagination_strategy: {type: PageIncrement, page_size: 2}
                    """;
                });
        yaml.append("""
                      requester: {type: HttpRequester, url_base: "https://api.test", path: /rows}
                      record_selector:
                        type: RecordSelector
                        extractor: {type: DpathExtractor, field_path: [rows]}
                      paginator:
                        type: DefaultPaginator
                """);
        if (!cursor) {
            yaml.append("        pages_per_checkpoint_interval: ")
                    .append(shape.interval)
                    .append('\n');
        }
        yaml.append(
                switch (shape.paging) {
                    case PAGE -> token("page", "{type: PageIncrement, page_size: " + shape.pageSize + "}");
                    case OFFSET -> token("offset", "{type: OffsetIncrement, page_size: " + shape.pageSize + "}");
                    case TOKEN -> token("after", cursor("next"));
                    case URL ->
                        "        page_token_option: {type: RequestPath}\n        pagination_strategy: " + cursor("url")
                                + "\n";
                });
        return yaml.toString();
    }

    private static String token(String parameter, String strategy) {
        return "        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: "
                + parameter + "}\n        pagination_strategy: " + strategy + "\n";
    }

    private static String cursor(String field) {
        return "{type: CursorPagination, cursor_value: \"{{ response.get('" + field
                + "') }}\", stop_condition: \"{{ not response.get('" + field + "') }}\"}";
    }
}
