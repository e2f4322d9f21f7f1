package dev.cairn.it;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An API for processes that are killed at one of their requests; {@link CrashManifest} has the connectors for it. */
final class CrashApi implements AutoCloseable {

    static final int PAGES = 200;
    static final int PAGE_SIZE = 10;
    static final int RECORDS = PAGES * PAGE_SIZE;
    private static final int OWNERS = 4;
    /** Records in ascending order, three to each second, so that equal values span pages. */
    private static final List<Event> EVENTS = IntStream.range(0, RECORDS)
            .mapToObj(id -> new Event(id, at(id / 3), "o" + id % OWNERS))
            .toList();

    private final Kind kind;
    private final ScriptedApi api;
    private final AtomicInteger requests = new AtomicInteger();
    /** One permit for each request of the process that runs. */
    private volatile Semaphore arrived = new Semaphore(0);

    CrashApi(Kind kind) throws IOException {
        this.kind = kind;
        this.api = new ScriptedApi(this::answer);
    }

    /** What is read. */
    enum Kind {
        /** One slice; the API gives records at the lower bound. */
        INCLUSIVE,
        /** One slice; it does not. */
        EXCLUSIVE,
        /** Four partitions of 50 pages, three of them at the same time; it does not. */
        PARTITIONS,
        /** Twelve slices of a minute each, three of them at the same time; the API gives records at both bounds. */
        SLICES,
        /** One slice, through a requester in Python. */
        PYTHON_REQUESTER,
        /** One slice, through a retriever in Python. */
        PYTHON_RETRIEVER,
        /** As PARTITIONS, with a router in Python. */
        PYTHON_ROUTER;

        boolean isPython() {
            return name().startsWith("PYTHON");
        }

        boolean hasPartitions() {
            return this == PARTITIONS || this == PYTHON_ROUTER;
        }

        boolean isInclusive() {
            return this == INCLUSIVE || this == SLICES;
        }
    }

    private record Event(int id, String at, String owner) {}

    String baseUrl() {
        return api.baseUrl();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        api.close();
    }

    /** A process begins. */
    void begin() {
        requests.set(0);
        arrived = new Semaphore(0);
    }

    /** Kills the process soon after one of its requests, if it comes so far, and waits for its end. */
    void killAtRequest(Process process, int killAtRequest, Random random) throws InterruptedException {
        if (waitForMoment(process, killAtRequest, random)) {
            process.destroyForcibly();
        }
        requireEnd(process);
    }

    /**
     * Waits until soon after one of the requests of a process.
     *
     * @return false if the process ended before
     */
    boolean waitForMoment(Process process, int request, Random random) throws InterruptedException {
        Semaphore ofThisRun = arrived;
        boolean due = false;
        while (!due && process.isAlive()) {
            due = ofThisRun.tryAcquire(request, 20, TimeUnit.MILLISECONDS);
        }
        if (due) {
            // Before the first request: at any moment of the start. Later: while the answer is on its way or read.
            long most = request == 0 ? 600_000_000L : 4_000_000L;
            LockSupport.parkNanos((long) (random.nextDouble() * most));
        }
        return due;
    }

    static void requireEnd(Process process) throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("a sync does not end");
        }
    }

    /**
     * After how many requests to kill: mostly after the first state, soon or at any of the pages that are left; at times
     * anywhere from the start of the process to its end.
     *
     * @param done how many records need not be read any more
     */
    int moment(int done, Random random) {
        int pagesLeft = (RECORDS - done) / PAGE_SIZE;
        if (random.nextInt(8) == 0) {
            return random.nextInt(pagesLeft + 3);
        }
        int firstState = kind.hasPartitions() || kind == Kind.SLICES ? 13 : 5;
        int most = random.nextInt(5) > 0 ? Math.min(pagesLeft, 20) : pagesLeft;
        return firstState + random.nextInt(Math.max(firstState, most));
    }

    /**
     * The ids of the records that are older than a time.
     *
     * @param owner whose records; null for all
     */
    static List<Long> idsBefore(String time, @Nullable String owner) {
        return EVENTS.stream()
                .filter(event -> event.at.compareTo(time) < 0 && (owner == null || owner.equals(event.owner)))
                .map(event -> (long) event.id)
                .toList();
    }

    private Answer answer(Request request) {
        requests.incrementAndGet();
        arrived.release();
        String since = request.query().getOrDefault("since", "");
        String until = request.query().getOrDefault("until", "9999");
        int skip = request.intParameter("page", 0) * PAGE_SIZE;
        List<Map<String, Object>> page = new ArrayList<>();
        for (Event event : EVENTS) {
            int order = event.at.compareTo(since);
            if ((order > 0 || (kind.isInclusive() && order == 0))
                    && event.at.compareTo(until) <= 0
                    && event.owner.equals(request.query().getOrDefault("owner", event.owner))
                    && skip-- <= 0) {
                page.add(Map.of("id", (long) event.id, "at", event.at));
                if (page.size() == PAGE_SIZE) {
                    break;
                }
            }
        }
        return Answer.ok(Map.of("events", page));
    }

    /** The time of the records in a second after the first. */
    static String at(int second) {
        return "2024-01-01T%02d:%02d:%02dZ".formatted(second / 3600, second / 60 % 60, second % 60);
    }
}
