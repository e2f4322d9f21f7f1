package dev.cairn.runtime.internal.sync;

import dev.cairn.error.SyncException;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.slice.Slice;
import java.io.IOException;

/**
 * What workers tell the read loop. Records and what is said about them travel in one queue, so a state can never
 * overtake a record that it vouches for.
 */
sealed interface ReadEvent {

    /** Calls the handler's method for this event. */
    void deliver(Handler handler) throws IOException;

    /** About how much memory the event holds. */
    default long bytes() {
        return 0;
    }

    /** One method for each event. */
    interface Handler {

        void started(StreamRun stream) throws IOException;

        void opened(StreamRun stream, Slice slice);

        void records(StreamRun stream, Slice slice, RecordBatch batch) throws IOException;

        void pageCompleted(StreamRun stream, Slice slice);

        void paginationReset(StreamRun stream, Slice slice);

        void runStarted(StreamRun stream, Slice slice, boolean last);

        void windowStarted(StreamRun stream, Slice slice);

        void windowSplit(StreamRun stream, Slice slice);

        void aboutToWait(StreamRun stream, Slice slice);

        void closed(StreamRun stream, Slice slice) throws IOException;

        void failed(StreamRun stream, Slice slice, SyncException failure) throws IOException;

        void abandoned(StreamRun stream, Slice slice) throws IOException;

        void exhausted(StreamRun stream) throws IOException;

        void slicingFailed(StreamRun stream, SyncException failure) throws IOException;

        void notice(Message message) throws IOException;

        void workerDone();

        void crashed(Throwable cause);
    }

    /** The stream's slices are being generated. */
    record StreamStarted(StreamRun stream) implements ReadEvent {
        @Override
        public void deliver(Handler handler) throws IOException {
            handler.started(stream);
        }
    }

    /** A slice was found; slices of a stream are opened in their order, and read then or later. */
    record SliceOpened(StreamRun stream, Slice slice) implements ReadEvent {
        @Override
        public void deliver(Handler handler) {
            handler.opened(stream, slice);
        }
    }

    /** Some records of a page. */
    record Records(StreamRun stream, Slice slice, RecordBatch batch) implements ReadEvent {
        @Override
        public void deliver(Handler handler) throws IOException {
            handler.records(stream, slice, batch);
        }

        @Override
        public long bytes() {
            return batch.lines().length + 8L * (batch.size() + batch.dropped().size());
        }
    }

    /** All records of a page have been sent before. */
    record PageCompleted(StreamRun stream, Slice slice) implements ReadEvent {
        @Override
        public void deliver(Handler handler) {
            handler.pageCompleted(stream, slice);
        }
    }

    /** The slice is read again from its first page. */
    record PaginationReset(StreamRun stream, Slice slice) implements ReadEvent {
        @Override
        public void deliver(Handler handler) {
            handler.paginationReset(stream, slice);
        }
    }

    /** What follows of the slice is in an order of its own. */
    record RunStarted(StreamRun stream, Slice slice, boolean last) implements ReadEvent {
        @Override
        public void deliver(Handler handler) {
            handler.runStarted(stream, slice, last);
        }
    }

    /** What follows is of a window inside of the slice's own. */
    record WindowStarted(StreamRun stream, Slice slice) implements ReadEvent {
        @Override
        public void deliver(Handler handler) {
            handler.windowStarted(stream, slice);
        }
    }

    /** The window that was being read is read again in smaller ones. */
    record WindowSplit(StreamRun stream, Slice slice) implements ReadEvent {
        @Override
        public void deliver(Handler handler) {
            handler.windowSplit(stream, slice);
        }
    }

    /** Nothing will come of the slice for a while. */
    record AboutToWait(StreamRun stream, Slice slice) implements ReadEvent {
        @Override
        public void deliver(Handler handler) {
            handler.aboutToWait(stream, slice);
        }
    }

    /** The slice was read to its end. */
    record SliceClosed(StreamRun stream, Slice slice) implements ReadEvent {
        @Override
        public void deliver(Handler handler) throws IOException {
            handler.closed(stream, slice);
        }
    }

    /** The slice could not be read to its end. */
    record SliceFailed(StreamRun stream, Slice slice, SyncException failure) implements ReadEvent {
        @Override
        public void deliver(Handler handler) throws IOException {
            handler.failed(stream, slice, failure);
        }
    }

    /** A slice that was opened is not read, and that is no failure of its own. */
    record SliceAbandoned(StreamRun stream, Slice slice) implements ReadEvent {

        @Override
        public void deliver(Handler handler) throws IOException {
            handler.abandoned(stream, slice);
        }
    }

    /** All slices have been opened. */
    record SlicesExhausted(StreamRun stream) implements ReadEvent {
        @Override
        public void deliver(Handler handler) throws IOException {
            handler.exhausted(stream);
        }
    }

    /** Generating slices failed; no further ones come. */
    record SlicingFailed(StreamRun stream, SyncException failure) implements ReadEvent {
        @Override
        public void deliver(Handler handler) throws IOException {
            handler.slicingFailed(stream, failure);
        }
    }

    /** A message that has its place between the records: a status, a log line, a control message. */
    record Notice(Message message) implements ReadEvent {
        @Override
        public void deliver(Handler handler) throws IOException {
            handler.notice(message);
        }
    }

    /** Something was thrown after which the sync cannot go on. */
    record Crashed(Throwable cause) implements ReadEvent {
        @Override
        public void deliver(Handler handler) {
            handler.crashed(cause);
        }
    }

    /** A worker found nothing more to do. */
    record WorkerDone() implements ReadEvent {
        @Override
        public void deliver(Handler handler) {
            handler.workerDone();
        }
    }
}
