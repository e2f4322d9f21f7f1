package dev.cairn.runtime.internal.sync;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.runtime.protocol.Message;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What workers tell the read loop. Records and what is said about them travel in one queue, so a state can never
 * overtake a record that it vouches for.
 */
sealed interface ReadEvent {

    /** Changes what this event is about. Called by the read loop. */
    void deliver(ReadLoop loop) throws IOException;

    /** About how much memory the event holds. */
    default long bytes() {
        return 0;
    }

    /** What a worker tells of a slice that it reads. */
    sealed interface OfRead extends ReadEvent {

        SliceRun slice();

        /** Whether it says that the slice failed. */
        default boolean isFailure() {
            return false;
        }

        /** Whether nothing more comes of the slice. */
        default boolean isLast() {
            return isFailure();
        }

        /** What is delivered in place of it if the slice counts as not read; null for nothing. */
        default @Nullable ReadEvent uncounted() {
            return null;
        }
    }

    /** The stream's slices are being generated. */
    record StreamStarted(StreamRun stream) implements ReadEvent {
        @Override
        public void deliver(ReadLoop loop) throws IOException {
            loop.progress(stream).started();
        }
    }

    /** A slice was found; slices of a stream are opened in their order, and read then or later. */
    record SliceOpened(SliceRun slice) implements ReadEvent {
        @Override
        public void deliver(ReadLoop loop) {
            loop.progress(slice.stream()).opened(slice);
        }
    }

    /** A job was created for a slice, which does not wait for its turn to be read. */
    record JobCreated(SliceRun slice, PagePosition job) implements ReadEvent {
        @Override
        public void deliver(ReadLoop loop) throws IOException {
            loop.progress(slice.stream()).jobCreated(slice, job);
        }
    }

    /** Some records of a page. */
    record Records(SliceRun slice, RenderedBatch batch) implements OfRead {
        @Override
        public void deliver(ReadLoop loop) throws IOException {
            loop.progress(slice.stream()).records(slice.tracker(), batch);
            loop.askWhetherMoreIsWanted(slice.stream());
        }

        @Override
        public long bytes() {
            return batch.bytes();
        }
    }

    /** Something that happened after all records that have been sent of the slice. */
    record OfSlice(
            SliceRun slice, SliceEvent event, @Nullable PagePosition position) implements OfRead {
        @Override
        public void deliver(ReadLoop loop) throws IOException {
            StreamProgress stream = loop.progress(slice.stream());
            if (event == SliceEvent.BEGUN_ANEW) {
                stream.begunAnew(slice.slice());
            }
            stream.happened(slice.tracker(), event, position);
        }
    }

    /** The slice was read to its end. */
    record SliceClosed(SliceRun slice) implements OfRead {
        @Override
        public boolean isLast() {
            return true;
        }

        @Override
        public ReadEvent uncounted() {
            return new SliceAbandoned(slice);
        }

        @Override
        public void deliver(ReadLoop loop) throws IOException {
            loop.progress(slice.stream()).closed(slice.tracker());
        }
    }

    /** The slice could not be read to its end. */
    record SliceFailed(SliceRun slice, SyncException failure) implements OfRead {
        @Override
        public boolean isFailure() {
            return true;
        }

        @Override
        public ReadEvent uncounted() {
            return this;
        }

        @Override
        public void deliver(ReadLoop loop) throws IOException {
            loop.progress(slice.stream()).failed(slice.tracker(), failure);
            loop.crashedIfFatal(failure);
        }
    }

    /** A slice that was opened is not read, and that is no failure of its own. */
    record SliceAbandoned(SliceRun slice) implements ReadEvent {
        @Override
        public void deliver(ReadLoop loop) throws IOException {
            loop.progress(slice.stream()).abandoned(slice.tracker());
        }
    }

    /**
     * No further slices are opened.
     *
     * @param failure why not; null if there are no more
     */
    record SlicesExhausted(StreamRun stream, @Nullable SyncException failure) implements ReadEvent {
        @Override
        public void deliver(ReadLoop loop) throws IOException {
            loop.progress(stream).exhausted(failure);
            if (failure != null) {
                loop.crashedIfFatal(failure);
            }
        }
    }

    /** A message that has its place between the records: a status, a log line, a control message. */
    record Notice(Message message) implements ReadEvent {
        @Override
        public void deliver(ReadLoop loop) throws IOException {
            loop.write(message);
        }
    }

    /** Something was thrown after which the sync cannot go on. */
    record Crashed(Throwable cause) implements ReadEvent {
        @Override
        public void deliver(ReadLoop loop) {
            loop.crashed(cause);
        }
    }

    /** A worker found nothing more to do. */
    record WorkerDone() implements ReadEvent {
        @Override
        public void deliver(ReadLoop loop) {
            loop.workerDone();
        }
    }
}
