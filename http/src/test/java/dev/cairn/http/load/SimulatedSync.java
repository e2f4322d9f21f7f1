package dev.cairn.http.load;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A sync in virtual time: workers read slices page by page and wait as the error handler makes them. */
final class SimulatedSync {

    /** Another one, for a look at how much is chance: {@code -Dcairn.load.seed=8}. */
    private static final long SEED = Long.getLong("cairn.load.seed", 7);

    private record Event(double at, long number, Runnable does) {}

    /** What came of it. */
    record Outcome(double seconds, long requests, long refused) {}

    private final SimulatedApi api;
    private final @Nullable LoadControl control;
    private final Random random = new Random(SEED);
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));
    private final Deque<Worker> waiting = new ArrayDeque<>();
    private final Deque<Worker> parked = new ArrayDeque<>();
    private final int pages;
    private int slices;
    private double now;
    private long numbered;
    private long requests;
    private long refused;
    private double wakeAt = -1;

    private SimulatedSync(SimulatedApi api, int slices, int pages, @Nullable LoadControl control) {
        this.api = api;
        this.slices = slices;
        this.pages = pages;
        this.control = control;
    }

    static Outcome fixed(SimulatedApi api, int slices, int pages, int workers) {
        return new SimulatedSync(api, slices, pages, null).run(workers);
    }

    static Outcome found(SimulatedApi api, int slices, int pages, int most) {
        LoadControl control = new LoadControl();
        control.atMost(most);
        return new SimulatedSync(api, slices, pages, control).run(most);
    }

    private Outcome run(int workers) {
        for (int i = 0; i < workers; i++) {
            parked.add(new Worker());
        }
        admit();
        double end = 0;
        for (Event event = events.poll(); event != null; event = events.poll()) {
            now = event.at;
            event.does.run();
            admit();
            if (slices > 0 || !isIdle()) {
                end = now;
            }
        }
        return new Outcome(end, requests, refused);
    }

    private boolean isIdle() {
        return events.isEmpty() && waiting.isEmpty();
    }

    private long nanos() {
        return 1 + (long) (now * 1e9);
    }

    private void after(double seconds, Runnable does) {
        events.add(new Event(now + seconds, numbered++, does));
    }

    private void admit() {
        while (slices > 0 && !parked.isEmpty() && (control == null || control.beginSlice())) {
            slices--;
            parked.remove().begin();
        }
        while (!waiting.isEmpty()) {
            long pause = control == null ? 0 : control.pause(nanos());
            if (pause == 0) {
                waiting.remove().send();
            } else {
                if (pause != LoadControl.UNTIL_ANSWERED && now + pause / 1e9 != wakeAt) {
                    wakeAt = now + pause / 1e9;
                    after(pause / 1e9 + 1e-9, () -> {});
                }
                return;
            }
        }
    }

    private final class Worker {

        private int left;
        private int refusals;

        void begin() {
            left = pages;
            waiting.add(this);
        }

        void send() {
            requests++;
            Flight flight = control == null ? null : control.start(nanos());
            SimulatedApi.Reply reply = api.request(now, random);
            after(reply.seconds(), () -> answered(flight, reply));
        }

        private void answered(@Nullable Flight flight, SimulatedApi.Reply reply) {
            if (control != null && flight != null) {
                control.answered(flight, reply.told(), nanos());
            }
            if (reply.accepted()) {
                api.done();
                refusals = 0;
                if (--left > 0) {
                    waiting.add(this);
                    return;
                }
                if (control != null) {
                    control.endSlice();
                }
                parked.add(this);
            } else {
                refused++;
                double named = reply.told().retryAfter().toSeconds();
                // As RetrySchedule has it: a second more than was named, else 1 s, 2 s, 4 s and so on.
                after(named > 0 ? named + 1 : 1 << Math.min(refusals++, 6), () -> waiting.add(this));
            }
        }
    }
}
