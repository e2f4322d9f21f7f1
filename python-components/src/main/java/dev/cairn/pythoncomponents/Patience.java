package dev.cairn.pythoncomponents;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Ends a process of which nothing is heard on behalf of a call, although it may answer others. What is heard are requests,
 * logs, secrets, and the waits of the CDK. Thread-safe.
 *
 * @param most how long nothing may be heard
 */
record Patience(SideProcess side, Supplier<Duration> most) {

    /** As long as the report of a sync that stands still takes. */
    static final Duration USUAL = Duration.ofMinutes(5);

    private static final Duration FOR_ITS_PLACE = Duration.ofSeconds(10);

    /** What comes next for a call, or empty if nothing comes any more, since the process has ended or is ended here. */
    Optional<Frame> next(PendingCall call) throws InterruptedException {
        Duration longest = most.get();
        try {
            return call.next(longest);
        } catch (TimeoutException e) {
            String place = place(call);
            if (call.isSilent()) { // and not only unheard, since this JVM stood still
                side.end(call.name() + " has not answered for "
                        + (longest.toMinutes() > 0
                                ? longest.toMinutes() + " minutes"
                                : longest.toSeconds() + " seconds")
                        + place);
            }
            return next(call);
        }
    }

    /** Where in the code a call stands; empty where it is not said. */
    private String place(PendingCall call) throws InterruptedException {
        PendingCall asked = side.begin("where", Map.of("call", call.id()), Frame.NOTHING, null);
        try {
            return asked.next(FOR_ITS_PLACE)
                    .map(frame -> frame.text("ok"))
                    .filter(text -> !text.isEmpty())
                    .map(text -> "; it is at " + text)
                    .orElse("");
        } catch (TimeoutException e) {
            return "";
        } finally {
            side.forget(asked);
        }
    }
}
