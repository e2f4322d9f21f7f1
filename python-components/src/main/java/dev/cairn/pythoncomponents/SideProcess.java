package dev.cairn.pythoncomponents;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Python process that runs components, and the calls to it. Any number of threads may call at the same time. When it has
 * ended, however that came, every call fails with what is known of it. It is not started again.
 */
final class SideProcess implements AutoCloseable {

    private static final Duration FOR_ITS_END = Duration.ofSeconds(2);

    private final Process process;
    private final ProcessFamily family;
    private final Patience patience;
    private final OutputStream out;
    private final ErrorOutput errors;
    private final Callbacks callbacks;
    private final Map<Long, PendingCall> pending = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Heartbeat heartbeat;
    private volatile @Nullable String end;
    private volatile boolean closing;

    private SideProcess(Process process, Callbacks callbacks, SecretMask secrets, Supplier<Duration> patience) {
        this.process = process;
        this.family = new ProcessFamily(process.toHandle());
        this.patience = new Patience(this, patience);
        this.callbacks = callbacks;
        this.out = new BufferedOutputStream(process.getOutputStream(), 1 << 16);
        this.errors = new ErrorOutput(process.getErrorStream(), secrets);
        this.heartbeat = new Heartbeat(this);
    }

    /**
     * Starts a process and sends it the bridge's own code.
     *
     * @param callbacks does what components ask for
     * @param patience how long it may be silent while a call waits
     * @throws IOException if there is no such interpreter
     */
    static SideProcess start(
            ProcessBuilder command, Callbacks callbacks, SecretMask secrets, Supplier<Duration> patience)
            throws IOException {
        SideProcess side = new SideProcess(command.start(), callbacks, secrets, patience);
        try {
            BridgeSource.send(side.out);
        } catch (IOException e) {
            // It has ended already, which the reader finds out, and what it said.
        }
        side.errors.start();
        daemon(side::read, "python-frames").start();
        side.heartbeat.start();
        return side;
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Asks for something, and does meanwhile in this thread what the process asks for on its behalf.
     *
     * @param caller on whose behalf; null where the call cannot lead to a callback that needs one
     * @throws SideProcessException if Python raised an exception
     * @throws SystemException if the process has ended, or was ended since it did not answer
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    Frame call(
            String op,
            Map<String, ? extends @Nullable Object> arguments,
            byte[] attachment,
            @Nullable CallOrigin caller)
            throws InterruptedException {
        return answer(begin(op, arguments, attachment, caller));
    }

    /** Asks for something, whose {@linkplain #answer answer} must be waited for, or {@linkplain #forget forgotten}. */
    PendingCall begin(
            String op,
            Map<String, ? extends @Nullable Object> arguments,
            byte[] attachment,
            @Nullable CallOrigin caller) {
        PendingCall call = new PendingCall(ids.incrementAndGet(), caller);
        pending.put(call.id(), call);
        if (end != null) {
            call.end();
        }
        Map<String, @Nullable Object> header = new LinkedHashMap<>(arguments);
        header.put("id", call.id());
        header.put("op", op);
        send(new Frame(header, attachment));
        return call;
    }

    /** Waits for the answer as {@link #call} does. */
    Frame answer(PendingCall call) throws InterruptedException {
        try {
            while (true) {
                call.atWork(true);
                Frame frame = patience.next(call).orElseThrow(() -> new SystemException(ended()));
                if (frame.header().containsKey("error")) {
                    throw new SideProcessException(frame.object("error"));
                }
                if (frame.number("re") != null) {
                    return frame;
                }
                send(callbacks.answer(frame, call.caller()));
            }
        } finally {
            call.atWork(false);
            forget(call);
        }
    }

    /** The answer is not waited for any more. */
    void forget(PendingCall call) {
        pending.remove(call.id());
    }

    private void send(Frame frame) {
        try {
            synchronized (out) {
                frame.write(out);
                out.flush();
            }
        } catch (IOException e) {
            end(null);
            throw new SystemException(ended());
        }
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            while (true) {
                take(Frame.read(in));
            }
        } catch (IOException e) {
            end(e instanceof EOFException ? null : "it sent " + e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) { // else its calls would wait for ever
            end("what it sent cannot be read: " + e);
        }
    }

    private void take(Frame frame) {
        Long answered = frame.number("re");
        Long within = frame.number("in");
        PendingCall call = answered != null ? pending.get(answered) : within == null ? null : pending.get(within);
        if (answered != null) {
            if (call != null) {
                call.add(frame);
            }
        } else if (frame.number("id") == null) {
            if (call != null) {
                call.heard(frame.seconds("waits"));
            }
            callbacks.hear(frame, call == null ? null : call.caller());
        } else if (call != null) {
            call.add(frame);
        } else { // a thread that a component has started by itself
            daemon(() -> answerAlone(frame), "python-callback").start();
        }
    }

    private void answerAlone(Frame frame) {
        try {
            send(callbacks.answer(frame, null));
        } catch (InterruptedException | SystemException e) {
            // It is not waited for any more.
        }
    }

    /** @param reason why it has to end; null where that it ended is all there is to say */
    synchronized void end(@Nullable String reason) {
        if (end == null) {
            end = reason == null ? "" : reason;
            if (reason == null) {
                daemon(this::killIfItStays, "python-end").start();
            } else {
                kill();
            }
            pending.values().forEach(PendingCall::end);
        }
    }

    /** A process that ends by itself has a code and last words, which a signal would cut off. */
    private void killIfItStays() {
        exit();
        kill();
    }

    private void kill() {
        family.kill();
    }

    /** What happened, with the last that it said. */
    private String ended() {
        if (closing) {
            return "The Python process for custom components was ended, since the command is over.";
        }
        String reason = String.valueOf(end);
        String how = reason.isEmpty() ? exit() : reason;
        String said = errors.tail();
        return "The Python process for custom components has failed: " + how + "."
                + (said.isEmpty() ? " It said nothing on standard error." : " Its last words: " + said);
    }

    private String exit() {
        try {
            if (!process.waitFor(FOR_ITS_END.toMillis(), TimeUnit.MILLISECONDS)) {
                return "it closed its pipe";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "it closed its pipe";
        }
        int code = process.exitValue();
        return code > 128 ? "signal " + (code - 128) + " ended it" : "it exited with " + code;
    }

    /** Whether all calls fail. */
    boolean hasEnded() {
        return end != null;
    }

    /** From now on these secrets are masked in what it writes, and learned. */
    void masking(SecretMask secrets) {
        callbacks.masking(secrets);
        errors.masking(secrets);
    }

    Callbacks callbacks() {
        return callbacks;
    }

    /** Ends the process: closes its input, which makes it exit, and kills it if it does not. */
    @Override
    public void close() {
        closing = true;
        heartbeat.stop();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is gone.
        }
        try {
            process.waitFor(FOR_ITS_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
        end("");
    }
}
