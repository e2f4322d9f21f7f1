package dev.cairn.pythoncomponents;

import dev.cairn.core.error.TransientException;
import dev.cairn.http.HttpTransport;
import dev.cairn.runtime.spi.ComponentContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A component in the side process. Thread-safe. */
final class RemoteComponent implements CallOrigin {

    private final PythonSession session;
    private final long id;
    private final ComponentContext context;

    RemoteComponent(PythonSession session, ComponentContext context) {
        this.session = session;
        this.id = session.nextNumber();
        this.context = context;
    }

    long id() {
        return id;
    }

    ComponentContext context() {
        return context;
    }

    /** Whether another object is in the same process. */
    boolean isBeside(RemoteComponent other) {
        return session == other.session;
    }

    /**
     * Makes it of its definition.
     *
     * @throws SideProcessException if it cannot be made
     */
    void create() {
        List<Map<String, @Nullable Object>> enclosing = context.enclosing();
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("definition", enclosing.get(enclosing.size() - 1));
        arguments.put("enclosing", enclosing.subList(0, enclosing.size() - 1));
        create("create", arguments);
    }

    /**
     * Makes it with an operation, which learns its number.
     *
     * @throws SideProcessException if it cannot be made
     */
    void create(String op, Map<String, ? extends @Nullable Object> arguments) {
        session.process().callbacks().introduce(this);
        Map<String, @Nullable Object> all = arguments();
        all.putAll(arguments);
        ask(op, all, Frame.NOTHING);
    }

    /** What this is called with, besides itself. */
    Map<String, @Nullable Object> arguments() {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("component", id);
        return arguments;
    }

    /** The value that an operation without further arguments gives. */
    @Nullable
    Object value(String op) {
        return value(op, Map.of());
    }

    /** The value that an operation gives. */
    @Nullable
    Object value(String op, Map<String, ? extends @Nullable Object> arguments) {
        Map<String, @Nullable Object> all = arguments();
        all.putAll(arguments);
        return call(op, all, Frame.NOTHING).header().get("ok");
    }

    /** A number that nothing else in the process has. */
    long nextNumber() {
        return session.nextNumber();
    }

    Bodies bodies() {
        return session.process().callbacks().bodies();
    }

    /** Calls it. What Python raises becomes a failure of the sync that names the component. */
    Frame call(String op, Map<String, ? extends @Nullable Object> arguments, byte[] attachment) {
        try {
            return ask(op, arguments, attachment);
        } catch (SideProcessException e) {
            throw e.failure(name());
        }
    }

    /** The class and the place of its definition. */
    @Override
    public String name() {
        return context.className() + " (" + context.place() + ")";
    }

    /** Calls it, and leaves the answer for later. */
    PendingCall begin(String op, Map<String, ? extends @Nullable Object> arguments, byte[] attachment) {
        try {
            session.settle(context.config());
            return session.process().begin(op, arguments, attachment, this);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    /** The answer of a call that was begun. */
    Frame answer(PendingCall call) {
        try {
            return session.process().answer(call);
        } catch (SideProcessException e) {
            throw e.failure(name());
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    /** The answer of a call is of no use any more. */
    void forget(PendingCall call) {
        session.process().forget(call);
    }

    private Frame ask(String op, Map<String, ? extends @Nullable Object> arguments, byte[] attachment) {
        try {
            session.settle(context.config());
            return session.process().call(op, arguments, attachment, this);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private TransientException stopped() {
        Thread.currentThread().interrupt();
        return new TransientException("The sync was stopped while " + name() + " was at work.");
    }

    @Override
    public HttpTransport transport() {
        return context.transport();
    }

    @Override
    public void changeConfig(Map<String, @Nullable Object> config) {
        session.changed(config, context);
    }

    @Override
    public void atWork(boolean begins) {
        context.atWork(begins);
    }

    @Override
    public void log(String text) {
        context.log(text);
    }
}
