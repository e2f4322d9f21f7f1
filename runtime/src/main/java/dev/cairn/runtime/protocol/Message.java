package dev.cairn.runtime.protocol;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.StreamDescriptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What leaves a connector, as values. {@link MessageWriter} writes them as lines of the Airbyte protocol, or gives them to a
 * {@link MessageSink}. Immutable.
 *
 * <p>States, configurations, specifications and streams are plain JSON values.
 */
public sealed interface Message
        permits RecordLines,
                Failure,
                Message.State,
                Message.Withdrawn,
                Message.BegunAnew,
                Message.Status,
                Message.Log,
                Message.NewConfig,
                Message.Specification,
                Message.Catalog,
                Message.CheckOutcome {

    <R> R accept(Visitor<R> visitor);

    /** The message without secrets in the texts that people read; itself where it has no such texts. */
    default Message masked(SecretMask secrets) {
        return this;
    }

    /** One method for each kind of message. */
    interface Visitor<R> {

        R records(RecordLines records);

        R state(State state);

        R withdrawn(Withdrawn withdrawn);

        R begunAnew(BegunAnew begunAnew);

        R status(Status status);

        R failure(Failure failure);

        R log(Log log);

        R newConfig(NewConfig config);

        R specification(Specification specification);

        R catalog(Catalog catalog);

        R checkOutcome(CheckOutcome outcome);
    }

    /**
     * A state of a stream. A sync that goes on from it reads all records again that it does not vouch for.
     *
     * @param records how many records of the stream have left since its previous state
     * @param pages how many pages were completed since then
     * @param openSlices how many slices had been found and not been read to their end
     * @param takesBack whether it says less than the one before, which claimed too much: records that come next are lost if a
     *     sync goes on from that one, so it must not be kept any longer
     */
    record State(
            StreamDescriptor stream,
            Map<String, @Nullable Object> state,
            long records,
            long pages,
            int openSlices,
            boolean takesBack)
            implements Message {

        /** A state outside a sync that reads slices. */
        public State(StreamDescriptor stream, Map<String, @Nullable Object> state, long records) {
            this(stream, state, records, 0, 0, false);
        }

        /** How many bytes it takes as a line of the Airbyte protocol. */
        public int lineBytes() {
            return Json.writeBytes(accept(MessageJson.FORM)).length + 1;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.state(this);
        }
    }

    /**
     * The last records of a stream do not count: no state vouches for them, and they may come again. Only of streams with
     * {@link dev.cairn.runtime.config.ConfiguredStream#exactStates}.
     *
     * @param records how many; no more than have left since the stream's last state
     */
    record Withdrawn(StreamDescriptor stream, long records) implements Message {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withdrawn(this);
        }
    }

    /**
     * Records come again that left before this sync, since the state that it goes on from is of no use any more, or a part of it
     * is not. Only of streams with {@link dev.cairn.runtime.config.ConfiguredStream#exactStates}.
     *
     * @param all whether all of the stream's records do, and none has left in this sync; else those of a partition
     */
    record BegunAnew(StreamDescriptor stream, boolean all) implements Message {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.begunAnew(this);
        }
    }

    /**
     * How far a stream is.
     *
     * @param limit why it is running and nothing comes; null without a reason
     */
    record Status(
            StreamDescriptor stream,
            StreamStatus status,
            @Nullable RateLimit limit,
            Instant at) implements Message {

        public Status(StreamDescriptor stream, StreamStatus status, Instant at) {
            this(stream, status, null, at);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.status(this);
        }
    }

    /**
     * The API makes us wait.
     *
     * @param end when the quota is there again; null where that is not known
     */
    record RateLimit(@Nullable Instant end) {

        /**
         * A limit that holds from now on.
         *
         * @param wait how long, zero where that is not known
         */
        public static RateLimit of(Duration wait, Instant now) {
            return new RateLimit(wait.isZero() ? null : now.plus(wait));
        }
    }

    /**
     * A line for people.
     *
     * @param stream which stream it is about, where it is about one; a line of the protocol does not have it
     * @param announcesFailure whether a {@link Failure} follows that says the same
     * @param doubt the reason to doubt that all of the stream was read, without the stream; null for another line
     */
    record Log(
            LogLevel level,
            String text,
            @Nullable StreamDescriptor stream,
            boolean announcesFailure,
            @Nullable String doubt)
            implements Message {

        /** A line that is not about one stream. */
        public Log(LogLevel level, String text) {
            this(level, text, null);
        }

        public Log(LogLevel level, String text, @Nullable StreamDescriptor stream) {
            this(level, text, stream, false, null);
        }

        /** Returns a warning that there may be more records of a stream than were read. */
        public static Log doubting(StreamDescriptor stream, String doubt) {
            return new Log(LogLevel.WARN, "Stream " + stream + ": " + doubt, stream, false, doubt);
        }

        @Override
        public Log masked(SecretMask secrets) {
            return new Log(
                    level, secrets.mask(text), stream, announcesFailure, doubt == null ? null : secrets.mask(doubt));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.log(this);
        }
    }

    /** A new configuration that the platform should keep, such as one with a rotated refresh token. */
    record NewConfig(Map<String, @Nullable Object> config, Instant at) implements Message {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.newConfig(this);
        }
    }

    /** Which configuration the connector takes: a {@code ConnectorSpecification} of the protocol. */
    record Specification(Map<String, @Nullable Object> specification) implements Message {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.specification(this);
        }
    }

    /**
     * The streams that a source offers.
     *
     * @param streams each an {@code AirbyteStream} of the protocol
     */
    record Catalog(List<Map<String, @Nullable Object>> streams) implements Message {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.catalog(this);
        }
    }

    /**
     * The outcome of a check.
     *
     * @param problem what is wrong; empty when the check succeeded
     */
    record CheckOutcome(Optional<String> problem) implements Message {

        @Override
        public CheckOutcome masked(SecretMask secrets) {
            return new CheckOutcome(problem.map(secrets::mask));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.checkOutcome(this);
        }
    }
}
