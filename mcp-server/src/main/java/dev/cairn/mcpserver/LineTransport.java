package dev.cairn.mcpserver;

import dev.cairn.workbench.budget.Unexpected;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * One agent on two streams, a message a line. In place of the library's own, which ends at the first line that is no message, does
 * not know of cancelled requests, and whose threads outlive the agent.
 *
 * <p>Messages may be sent from any thread; one thread receives.
 */
final class LineTransport implements McpServerTransportProvider, AutoCloseable {

    private static final String CANCELLED = "notifications/cancelled";

    /** The bytes of a message; a manifest is far from it. */
    private static final int LONGEST_LINE = 16 << 20;

    private final McpJsonMapper json;
    private final InputStream in;
    private final OutputStream out;
    private final Map<Object, Disposable> underWay = new ConcurrentHashMap<>();
    private boolean initialized;
    private @Nullable McpServerSession session;

    LineTransport(McpJsonMapper json, InputStream in, OutputStream out) {
        this.json = json;
        this.in = in;
        this.out = out;
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        session = factory.create(new Outgoing());
    }

    private McpServerSession session() {
        if (session == null) {
            throw new IllegalStateException("there is no server yet");
        }
        return session;
    }

    /** Has messages answered until the input ends. */
    void receiveAll() throws IOException {
        for (byte[] line = nextLine(); line != null; line = nextLine()) {
            if (line.length > LONGEST_LINE) {
                fail(null, McpSchema.ErrorCodes.INVALID_REQUEST, "the message is longer than 16 MB");
            } else if (line.length > 0) {
                receive(new String(line, StandardCharsets.UTF_8));
            }
        }
    }

    private void receive(String line) throws IOException {
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, line);
        } catch (IOException | IllegalArgumentException e) {
            fail(null, McpSchema.ErrorCodes.PARSE_ERROR, "this line is no message of JSON-RPC 2.0");
            return;
        }
        if (message instanceof JSONRPCNotification notification) {
            if (notification.method().equals(CANCELLED)) {
                cancel(notification.params());
                return;
            }
            initialized |= notification.method().equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED);
        }
        if (message instanceof JSONRPCRequest request) {
            try {
                answer(request);
            } catch (Error | RuntimeException e) { // an agent waits for its answer, whatever was thrown
                fail(request.id(), McpSchema.ErrorCodes.INTERNAL_ERROR, Unexpected.inWords(e));
            }
        } else {
            Disposable unused = session().handle(message).subscribe(done -> {}, failed -> {});
        }
    }

    /** The library would keep requests that come too early waiting for ever. */
    private void answer(JSONRPCRequest request) throws IOException {
        boolean early = !initialized
                && !request.method().equals(McpSchema.METHOD_INITIALIZE)
                && !request.method().equals(McpSchema.METHOD_PING);
        if (early) {
            fail(
                    request.id(),
                    McpSchema.ErrorCodes.INVALID_REQUEST,
                    "the session is not initialized: send 'initialize', then 'notifications/initialized'");
            return;
        }
        Disposable.Swap work = Disposables.swap();
        underWay.put(request.id(), work);
        work.update(session()
                .handle(request)
                .doFinally(end -> underWay.remove(request.id(), work))
                .subscribe(done -> {}, failed -> {}));
    }

    /** As the protocol has it, a cancelled request gets no answer. */
    private void cancel(@Nullable Object params) {
        Object id = params instanceof Map<?, ?> members ? members.get("requestId") : null;
        Disposable work = id == null ? null : underWay.remove(id);
        if (work != null) {
            work.dispose();
        }
    }

    /** The next line without its end; null at the end of the input. What is too long is read to its end and not kept. */
    private byte @Nullable [] nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r' && line.size() <= LONGEST_LINE) {
                line.write(next);
            }
        }
        return line.toByteArray();
    }

    /** @param id null where it is not known */
    private void fail(@Nullable Object id, int code, String message) throws IOException {
        Map<String, Object> error = Map.of("code", code, "message", message);
        write(
                id == null
                        ? "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":" + json.writeValueAsString(error) + "}"
                        : json.writeValueAsString(
                                JSONRPCResponse.error(id, new JSONRPCResponse.JSONRPCError(code, message))));
    }

    private void write(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(bytes);
            out.flush();
        }
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return session().sendNotification(method, params);
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(this::close);
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        underWay.values().forEach(Disposable::dispose);
        underWay.clear();
    }

    /** What goes to the agent. */
    private final class Outgoing implements McpServerTransport {

        @Override
        public Mono<Void> sendMessage(JSONRPCMessage message) {
            return Mono.fromCallable(() -> {
                write(json.writeValueAsString(message));
                return null;
            });
        }

        @Override
        public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
            return json.convertValue(data, type);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }
    }
}
