package dev.cairn.runtime.internal.sync;

import dev.cairn.runtime.sync.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Workers that share one thread and go on when a schedule says so. Confined to that thread. */
final class SteppedWorkers {

    private final List<SliceReading> reading = new ArrayList<>();
    private final List<SliceReading> idle;
    private final StreamQueue<StreamRun> queue;
    private final EventQueue events;
    private final Schedule schedule;

    SteppedWorkers(List<SliceReading> workers, StreamQueue<StreamRun> queue, EventQueue events, Schedule schedule) {
        this.idle = new ArrayList<>(workers);
        this.queue = queue;
        this.events = events;
        this.schedule = schedule;
    }

    /**
     * Lets one worker go on.
     *
     * @return false when all are done
     */
    boolean step() throws InterruptedException {
        int alternatives = reading.size() + (idle.isEmpty() || queue.isBlocked() ? 0 : 1);
        if (alternatives == 0) {
            return false;
        }
        int chosen = schedule.next(alternatives);
        if (chosen < reading.size()) {
            goOn(reading.get(chosen));
        } else {
            draw(idle.get(0));
        }
        return true;
    }

    private void goOn(SliceReading worker) throws InterruptedException {
        worker.step();
        if (!worker.isReading()) {
            reading.remove(worker);
            idle.add(worker);
        }
    }

    private void draw(SliceReading worker) throws InterruptedException {
        if (!worker.step()) {
            if (queue.isBlocked()) {
                return;
            }
            idle.forEach(done -> events.putAtOnce(new ReadEvent.WorkerDone()));
            idle.clear();
        } else if (worker.isReading()) {
            idle.remove(worker);
            reading.add(worker);
        }
    }
}
