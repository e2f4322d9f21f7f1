package dev.cairn.it;

import dev.cairn.it.ScriptedApi.Answer;
import dev.cairn.it.ScriptedApi.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
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
    /** The same, newest first, one to each second. */
    private static final List<Event> DESCENDING = IntStream.range(0, RECORDS)
            .mapToObj(i -> RECORDS - 1 - i)
            .map(id -> new Event(id, at(id), "o" + id % OWNERS))
            .toList();

    /** The record that was there before all others. */
    static final Map<String, Object> EARLY = Map.of("id", -1L, "at", at(0));

    private final Kind kind;
    private final ScriptedApi api;
    private final AtomicInteger requests = new AtomicInteger();
    /** The page that a process asked for first; -1 if it has not asked yet. */
    private final AtomicInteger firstPage = new AtomicInteger();

    private volatile Run run = new Run(Integer.MAX_VALUE);
    /** Whether there is one page of other records, as there was before all that is told here. */
    private volatile boolean early;

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
        /** 400 pages without a cursor. */
        FULL_REFRESH,
        /** One slice of 400 pages, newest first, each record with a time of its own; the API gives no records at the bounds. */
        DESCENDING,
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

        boolean isLong() {
            return this == FULL_REFRESH || this == DESCENDING;
        }

        /** How many pages are read where nothing is killed, an empty one at the end included. */
        int pages() {
            return RECORDS / pageSize() + 1;
        }

        int pageSize() {
            return isLong() ? PAGE_SIZE / 2 : PAGE_SIZE;
        }
    }

    private record Event(int id, String at, String owner) {}

    /**
     * When to kill a process.
     *
     * @param request soon after this one of its requests
     * @param afterProgress and not before something that it did would not have to be done again
     */
    record Moment(int request, boolean afterProgress) {

        static final Moment NEVER = new Moment(Integer.MAX_VALUE, false);
    }

    /**
     * The requests of one process.
     *
     * @param arrived a permit for each that has come
     * @param answers a permit for each that is answered; the others wait, so that a process does not end before it is killed
     */
    private record Run(Semaphore arrived, Semaphore answers) {

        Run(int answers) {
            this(new Semaphore(0), new Semaphore(answers));
        }
    }

    String baseUrl() {
        return api.baseUrl();
    }

    @Override
    public void close() {
        api.close();
    }

    /** From now on there is one page of other records; or not any more, and requests are counted from now on. */
    void early(boolean isEarly) {
        early = isEarly;
        requests.set(0);
    }

    /** The page that the last process asked for first; -1 if it did not ask. */
    int firstPage() {
        return firstPage.get();
    }

    /** How many requests have come. */
    int requests() {
        return requests.get();
    }

    /** A process begins; it is not done before {@link #waitForMoment} has seen the moment. */
    void begin(Moment moment) {
        firstPage.set(-1);
        run = new Run(moment.request);
    }

    /**
     * Waits until soon after one of the requests of a process, and until there is progress where that is wanted.
     *
     * @param progress whether something would not have to be done again
     * @return false if the process ended before
     */
    boolean waitForMoment(Process process, Moment moment, Callable<Boolean> progress, Random random) throws Exception {
        boolean due = false;
        while (!due && process.isAlive()) {
            due = run.arrived.tryAcquire(moment.request, 20, TimeUnit.MILLISECONDS);
        }
        while (due && moment.afterProgress && !progress.call()) {
            if (!process.isAlive()) {
                return false;
            }
            run.answers.release();
            Thread.sleep(5);
        }
        if (due) {
            // Before the first request: at any moment of the start. Later: while answers are on their way or read.
            run.answers.release(random.nextInt(4));
            long most = moment.request == 0 ? 600_000_000L : 4_000_000L;
            LockSupport.parkNanos((long) (random.nextDouble() * most));
        }
        return due;
    }

    /** Waits for the end of a process that goes on by itself or was killed. */
    void requireEnd(Process process) throws InterruptedException {
        run.answers.release(Integer.MAX_VALUE - run.answers.availablePermits());
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("a sync does not end");
        }
    }

    /**
     * When to kill: mostly after the first state, soon or at any of the pages that are left; at times anywhere from the
     * start of the process to its end.
     *
     * @param done how many records need not be read any more
     */
    Moment moment(int done, Random random) {
        int pagesLeft = (RECORDS - done) / kind.pageSize();
        if (random.nextInt(8) == 0) {
            return new Moment(random.nextInt(pagesLeft + 3), false);
        }
        int firstState = kind.hasPartitions() || kind == Kind.SLICES ? 13 : 5;
        int most = random.nextInt(5) > 0 ? Math.min(pagesLeft, 20) : pagesLeft;
        return new Moment(firstState + random.nextInt(Math.max(firstState, most)), true);
    }

    /** The ids of the records between two times: those at the first, and those at the second where each has its own time. */
    List<Long> idsBetween(String from, String to) {
        boolean descending = kind == Kind.DESCENDING;
        return (descending ? DESCENDING : EVENTS)
                .stream()
                        .filter(event -> event.at.compareTo(from) >= 0 && event.at.compareTo(to) < (descending ? 1 : 0))
                        .map(event -> (long) event.id)
                        .toList();
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
        Run now = run;
        now.arrived.release();
        now.answers.acquireUninterruptibly();
        requests.incrementAndGet();
        int number = request.intParameter("page", 0);
        firstPage.compareAndSet(-1, number);
        if (early) {
            return Answer.ok(Map.of("events", number == 0 ? List.of(EARLY) : List.of()));
        }
        String since = request.query().getOrDefault("since", "");
        String until = request.query().getOrDefault("until", "9999");
        int skip = number * kind.pageSize();
        List<Map<String, Object>> page = new ArrayList<>();
        boolean descending = kind == Kind.DESCENDING;
        for (Event event : descending ? DESCENDING : EVENTS) {
            int order = event.at.compareTo(since);
            if ((order > 0 || (kind.isInclusive() && order == 0))
                    && event.at.compareTo(until) < (descending ? 0 : 1)
                    && event.owner.equals(request.query().getOrDefault("owner", event.owner))
                    && skip-- <= 0) {
                page.add(Map.of("id", (long) event.id, "at", event.at));
                if (page.size() == kind.pageSize()) {
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
