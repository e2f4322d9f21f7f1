package dev.cairn.destinations.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on, and cuts them at a {@code COMMIT}: before the server gets it, or before the client gets the answer. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final AtomicInteger commits = new AtomicInteger();
    private final int cutAt;
    private final boolean passOn;

    /**
     * Starts.
     *
     * @param cutAt at which COMMIT to cut, 1 for the first
     * @param passOn whether the server gets it
     */
    CuttingProxy(int target, int cutAt, boolean passOn) throws IOException {
        this.target = target;
        this.cutAt = cutAt;
        this.passOn = passOn;
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The connection is cut, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
            start(() -> toServer(client, there));
            start(() -> {
                there.getInputStream().transferTo(client.getOutputStream());
                client.close();
            });
        }
    }

    private void toServer(Socket client, Socket there) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = there.getOutputStream();
        byte[] block = new byte[1 << 16];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            boolean commit = new String(block, 0, count, StandardCharsets.ISO_8859_1).contains("COMMIT");
            if (commit && commits.incrementAndGet() == cutAt) {
                client.close();
                if (passOn) {
                    out.write(block, 0, count);
                    out.flush();
                    there.shutdownOutput();
                } else {
                    there.close();
                }
                return;
            }
            out.write(block, 0, count);
            out.flush();
        }
        there.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
