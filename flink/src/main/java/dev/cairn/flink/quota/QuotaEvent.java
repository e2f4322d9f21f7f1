package dev.cairn.flink.quota;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.connector.source.SourceEvent;
import org.jspecify.annotations.Nullable;

/** What readers and the one who counts their calls tell each other. */
public sealed interface QuotaEvent extends SourceEvent {

    /** From a reader. */
    sealed interface ToQuota extends QuotaEvent {

        /**
         * Answers it.
         *
         * @param reader the number of the subtask that it comes from
         */
        void accept(int reader, SharedWindows quota);
    }

    /** To a reader. */
    sealed interface ToReader extends QuotaEvent {

        /** The policy of the budget that it is about. */
        String policy();

        /** The wish that it answers. */
        long wish();

        /** Tells the window that asked. */
        void accept(LeasedWindow window);
    }

    /**
     * A reader wants to make a call. It replaces the reader's earlier wish of the same policy.
     *
     * @param wish counts the wishes of the reader's policy
     */
    record CallWanted(String policy, long wish, long weight) implements ToQuota {
        @Override
        public void accept(int reader, SharedWindows quota) {
            quota.wanted(reader, this);
        }
    }

    /** A call that was granted is not made: the grant came too late, or for a wish that was replaced. */
    record CallUnused(String policy, long weight, Instant counted) implements ToQuota {
        @Override
        public void accept(int reader, SharedWindows quota) {
            quota.unused(this);
        }
    }

    /**
     * What the API said in an answer.
     *
     * @param callsLeft -1 where it did not say how many
     * @param reset null where it did not say when
     */
    record LimitTold(
            String policy, long callsLeft, @Nullable Instant reset) implements ToQuota {
        @Override
        public void accept(int reader, SharedWindows quota) {
            quota.told(this);
        }
    }

    /** The API has refused a call, and wants no other for so long. */
    record ApiClosed(String policy, Duration length) implements ToQuota {
        @Override
        public void accept(int reader, SharedWindows quota) {
            quota.closed(this);
        }
    }

    /**
     * The call may be made.
     *
     * @param wanted what was wished
     * @param held how long the wish waited where calls are counted
     * @param counted when the call was counted there, by the clock there
     */
    record CallGranted(CallWanted wanted, Duration held, Instant counted) implements ToReader {
        @Override
        public String policy() {
            return wanted.policy;
        }

        @Override
        public long wish() {
            return wanted.wish;
        }

        @Override
        public void accept(LeasedWindow window) {
            window.granted(this);
        }
    }

    /**
     * The call must wait; it will be granted without being asked for again.
     *
     * @param delay how long, if nothing changes
     */
    record CallDelayed(String policy, long wish, Duration delay) implements ToReader {
        @Override
        public void accept(LeasedWindow window) {
            window.delayed(this);
        }
    }

    /** The call can never be made. */
    record CallRefused(String policy, long wish, String why) implements ToReader {
        @Override
        public void accept(LeasedWindow window) {
            window.refused(this);
        }
    }
}
