package dev.cairn.it;

import dev.cairn.it.PartitionsManifest.Kind;
import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An API with many partitions whose rows change while processes read them; {@link PartitionsManifest} has the connectors for
 * it. It answers one request at a time. Times of rows are those of the clock, all different, and rows of a partition come in
 * their order; without a cursor in the order in which they were added. Thread-safe.
 */
final class PartitionsApi implements AutoCloseable {

    static final int PAGE_SIZE = 3;
    static final int PARENTS_PAGE_SIZE = 100;
    /** One of so many partitions has several pages. */
    private static final int LONG_EVERY = 25;

    private static final int ROWS_OF_LONG = 2 * PAGE_SIZE + 1;
    /** Rows change with one of so many requests. */
    private static final int CHANGE_EVERY = 20;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Kind kind;
    private final boolean isInclusive;
    private final Random random;
    private final ScriptedApi api;
    /** The rows of each partition, in their order. */
    private final List<List<Row>> partitions = new ArrayList<>();

    /** The partitions that processes of a sync have asked for. */
    private final Set<String> asked = new HashSet<>();
    /** The pages that they got, and those that earlier processes got. */
    private final Set<Page> answered = new HashSet<>();

    private final Set<Page> answeredBefore = new HashSet<>();

    private Instant last = Instant.now().minusSeconds(3600);
    private long lastId;
    private long requests;
    private long again;
    private boolean isChanging;
    private boolean isDead;
    private @Nullable Watch watch;

    /** @param isInclusive whether rows at the lower bound of a request are among its answer */
    PartitionsApi(Kind kind, int partitions, boolean isInclusive, long seed) throws IOException {
        this.kind = kind;
        this.isInclusive = isInclusive;
        this.random = new Random(seed);
        for (int partition = 0; partition < partitions; partition++) {
            this.partitions.add(new ArrayList<>());
            for (int i = isLong(partition) ? ROWS_OF_LONG : 1 + partition % 2; i > 0; i--) {
                append(partition, last.plusNanos(1000));
            }
        }
        this.api = new ScriptedApi(this::answer);
    }

    /**
     * A row.
     *
     * @param version how often it was written
     */
    private record Row(long id, String at, int version) {}

    /** @param name of a partition; empty for parents */
    private record Page(String name, int number) {}

    /**
     * Waits for the first request for a partition.
     *
     * @param arrived is opened when it comes
     * @param answer the request is not answered before it is open
     */
    record Watch(String partition, CountDownLatch arrived, CountDownLatch answer) {

        Watch(String partition) {
            this(partition, new CountDownLatch(1), new CountDownLatch(1));
        }
    }

    String baseUrl() {
        return api.baseUrl();
    }

    @Override
    public void close() {
        api.close();
    }

    /** The names of all partitions, in their order. */
    static List<String> names(int partitions) {
        return IntStream.range(0, partitions).mapToObj(number -> "p" + number).toList();
    }

    /** The version of each row, by its id. */
    synchronized Map<Long, Integer> rows() {
        Map<Long, Integer> rows = new TreeMap<>();
        partitions.forEach(partition -> partition.forEach(row -> rows.put(row.id, row.version)));
        return rows;
    }

    /** From now on rows change with requests, or they do not. */
    synchronized void setChanging(boolean changing) {
        isChanging = changing;
    }

    /** Writes a row of a partition of one page anew, or adds one to a partition of several. */
    synchronized void change() {
        Instant now = Instant.now();
        int partition = random.nextInt(partitions.size());
        if (random.nextBoolean()) {
            append(partition - partition % LONG_EVERY, now);
        } else if (!isLong(partition)) {
            List<Row> rows = partitions.get(partition);
            int index = random.nextInt(rows.size());
            Row row = rows.remove(index);
            rows.add(kind == Kind.LIST ? index : rows.size(), new Row(row.id, next(now), row.version + 1));
        }
    }

    private static boolean isLong(int partition) {
        return partition % LONG_EVERY == 0;
    }

    private void append(int partition, Instant now) {
        partitions.get(partition).add(new Row(++lastId, next(now), 1));
    }

    private String next(Instant now) {
        last = now.isAfter(last.plusNanos(1000)) ? now : last.plusNanos(1000);
        return TIME.format(last);
    }

    /** Another sync begins, of which nothing was asked yet. */
    synchronized void beginSync() {
        asked.clear();
        answered.clear();
        answeredBefore.clear();
    }

    /** Another process of the sync begins. */
    synchronized void beginProcess(@Nullable Watch watched) {
        answeredBefore.addAll(answered);
        watch = watched;
    }

    /** The partitions that no process of the sync has asked for, in their order. */
    synchronized List<String> notAsked() {
        List<String> names = new ArrayList<>(names(partitions.size()));
        names.removeAll(asked);
        return names;
    }

    /** Whether the processes of the sync have asked for all partitions, so that it may be complete. */
    synchronized boolean isAllAsked() {
        return asked.containsAll(names(partitions.size()));
    }

    /** How many requests there were. */
    synchronized long requests() {
        return requests;
    }

    /** How many of them were for a page that an earlier process of the sync had got. */
    synchronized long again() {
        return again;
    }

    /** A process is dead: what it has sent before, and was not looked at yet, does not count. */
    void forgetRequests() throws IOException, InterruptedException {
        setDead(true);
        releaseWatch();
        // Connections are accepted in their order, and one after the other: those of the dead are behind us then.
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(baseUrl() + "/nothing")).build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        setDead(false);
    }

    private synchronized void setDead(boolean dead) {
        isDead = dead;
    }

    private synchronized void releaseWatch() {
        if (watch != null) {
            watch.answer.countDown();
        }
    }

    private Answer answer(Request request) {
        String name = request.query().getOrDefault("partition", "");
        Watch watched = arrival(name);
        if (watched != null) {
            ScriptedApi.await(watched.answer);
        }
        return answer(request, name);
    }

    /** @return what waits for this request */
    private synchronized @Nullable Watch arrival(String name) {
        Watch watched = watch;
        if (isDead || watched == null || !watched.partition.equals(name) || watched.arrived.getCount() == 0) {
            return null;
        }
        watched.arrived.countDown();
        return watched;
    }

    private synchronized Answer answer(Request request, String name) {
        if (isDead) {
            return new Answer(503, null);
        }
        requests++;
        Page page = new Page(name, request.intParameter("page", 0));
        asked.add(name);
        answered.add(page);
        again += answeredBefore.contains(page) ? 1 : 0;
        if (isChanging && random.nextInt(CHANGE_EVERY) == 0) {
            change();
        }
        if (name.isEmpty()) {
            return Answer.ok(Map.of(
                    "parents",
                    names(partitions.size()).stream()
                            .skip((long) page.number * PARENTS_PAGE_SIZE)
                            .limit(PARENTS_PAGE_SIZE)
                            .map(parent -> Map.of("id", parent))
                            .toList()));
        }
        String since = request.query().getOrDefault("since", "");
        String until = request.query().getOrDefault("until", "9999");
        return Answer.ok(Map.of(
                "rows",
                partitions.get(Integer.parseInt(name.substring(1))).stream()
                        .filter(row -> row.at.compareTo(since) >= (isInclusive ? 0 : 1) && row.at.compareTo(until) <= 0)
                        .skip((long) page.number * PAGE_SIZE)
                        .limit(PAGE_SIZE)
                        .map(row -> Map.of("id", row.id, "at", row.at, "version", (long) row.version))
                        .toList()));
    }
}
