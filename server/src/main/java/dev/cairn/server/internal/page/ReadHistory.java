package dev.cairn.server.internal.page;

import dev.cairn.server.model.KeptRead;
import dev.cairn.server.model.ReadsAnswer;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What was told of the test reads of this session: of the newest {@value #MOST_READS}, and of fewer where they are more than
 * {@value #MOST_BYTES} bytes together; the newest one is kept in any case. Thread-safe.
 */
final class ReadHistory {

    static final int MOST_READS = 20;
    static final long MOST_BYTES = 64L << 20;

    private final Deque<Kept> reads = new ArrayDeque<>();
    private long bytes;
    private long begun;

    /** A read, of which more may come. */
    final class Kept {

        private final long number;
        private final String stream;
        private final Instant at;
        private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
        private long pages;
        private long records;
        private boolean gone;

        private Kept(long number, String stream, Instant at) {
            this.number = number;
            this.stream = stream;
            this.at = at;
        }

        long number() {
            return number;
        }

        /** A line that was told. */
        void add(byte[] line) {
            synchronized (ReadHistory.this) {
                if (!gone) {
                    lines.writeBytes(line);
                    bytes += line.length;
                    trim();
                }
            }
        }

        /** A page was told. */
        void page(int found) {
            synchronized (ReadHistory.this) {
                pages++;
                records += found;
            }
        }

        private KeptRead summary() {
            return new KeptRead(number, stream, at.toString(), pages, records, lines.size());
        }
    }

    synchronized Kept begin(String stream, Instant at) {
        Kept read = new Kept(++begun, stream, at);
        reads.add(read);
        trim();
        return read;
    }

    private void trim() {
        while (reads.size() > MOST_READS || (bytes > MOST_BYTES && reads.size() > 1)) {
            Kept oldest = reads.remove();
            oldest.gone = true;
            bytes -= oldest.lines.size();
        }
    }

    /** The reads that are kept, from the oldest on. */
    synchronized ReadsAnswer all() {
        return new ReadsAnswer(reads.stream().map(Kept::summary).toList(), MOST_READS, MOST_BYTES);
    }

    /** What was told of a read; empty where it is not kept any more. */
    synchronized Optional<byte[]> lines(long number) {
        return reads.stream()
                .filter(read -> read.number == number)
                .map(read -> read.lines.toByteArray())
                .findFirst();
    }
}
