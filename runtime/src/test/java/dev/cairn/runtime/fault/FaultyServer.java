package dev.cairn.runtime.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A server that plays a fault when a certain target is requested, so many times, and answers well otherwise. */
final class FaultyServer implements AutoCloseable {

    private final UnaryOperator<String> bodies;
    private final String faultyTarget;
    private final @Nullable String targetBefore;
    private final @Nullable Fault fault;
    private final int port;
    private int faultsLeft;
    private @Nullable ServerSocket socket;

    /**
     * @param bodies the body by the target of a request, such as {@code /items?page=1}
     * @param faultyTarget where the fault is met
     * @param targetBefore what is requested before it, or null if it comes first
     * @param fault null for none
     */
    FaultyServer(
            UnaryOperator<String> bodies,
            String faultyTarget,
            @Nullable String targetBefore,
            @Nullable Fault fault,
            int times)
            throws IOException {
        this.bodies = bodies;
        this.faultyTarget = faultyTarget;
        this.targetBefore = targetBefore;
        this.fault = fault;
        this.faultsLeft = times;
        this.port = open(0);
        if (fault == Fault.CONNECTION_REFUSED && targetBefore == null) {
            stopListening();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private synchronized int open(int atPort) throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), atPort));
        socket = opened;
        Thread thread = new Thread(() -> accept(opened), "faulty-server");
        thread.setDaemon(true);
        thread.start();
        return opened.getLocalPort();
    }

    private synchronized void stopListening() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private synchronized boolean isListening(ServerSocket from) {
        return socket == from;
    }

    /** The client is about to try again. */
    synchronized void clientWaits() {
        if (fault == Fault.CONNECTION_REFUSED && socket == null) {
            faultsLeft--;
            if (faultsLeft == 0) {
                try {
                    open(port);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket connection = from.accept();
                if (!isListening(from)) {
                    Fault.reset(connection); // the system accepted it while the port was being closed
                    return;
                }
                Thread thread = new Thread(() -> serve(connection), "faulty-connection");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // No longer listening.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String target = readTarget(connection.getInputStream());
            byte[] body = bodies.apply(target).getBytes(StandardCharsets.UTF_8);
            Fault played = faultAt(target);
            if (played == null) {
                Fault.send(connection, "200 OK", "application/json", body.length, body);
            } else {
                played.play(connection, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The client has gone, which some faults are about.
        }
    }

    private synchronized @Nullable Fault faultAt(String target) throws IOException {
        if (fault == Fault.CONNECTION_REFUSED) {
            if (target.equals(targetBefore) && faultsLeft > 0) {
                stopListening();
            }
            return null;
        }
        if (fault == null || !target.equals(faultyTarget) || faultsLeft == 0) {
            return null;
        }
        faultsLeft--;
        return fault;
    }

    /** Reads a whole request, so that closing the connection does not reset it by accident. */
    private static String readTarget(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client closed the connection");
            }
            head.append((char) next);
        }
        for (String line : head.toString().split("\r\n", -1)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                in.readNBytes(Integer.parseInt(
                        lower.substring("content-length:".length()).strip()));
            }
        }
        return head.substring(head.indexOf(" ") + 1, head.indexOf(" HTTP/"));
    }

    @Override
    public void close() throws IOException {
        stopListening();
    }
}
