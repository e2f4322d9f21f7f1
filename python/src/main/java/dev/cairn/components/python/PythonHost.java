package dev.cairn.components.python;

import dev.cairn.error.SystemException;
import dev.cairn.runtime.spi.ComponentContext;
import dev.cairn.runtime.spi.ComponentHost;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.runtime.spi.HostContext;
import dev.cairn.runtime.spi.StreamRetrieval;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes Python components in one process, which is started for the first of them. Thread-safe. */
final class PythonHost implements ComponentHost {

    private final HostContext setup;
    private @Nullable PythonSession session;
    private @Nullable ComponentUnavailableException refusal;

    PythonHost(HostContext setup) {
        this.setup = setup;
    }

    @Override
    public CustomComponent create(ComponentContext context) {
        PythonObject object = new PythonObject(session(), context);
        try {
            if (context.definition().equals(StreamRetrieval.class.getSimpleName())) {
                return PythonRetrieval.of(object);
            }
            object.create();
        } catch (PythonException e) {
            throw new IllegalArgumentException("the Python class refuses: " + e.getMessage(), e);
        }
        return Leaves.of(object)
                .orElseThrow(() -> new ComponentUnavailableException(
                        "a " + context.definition() + " cannot be Python code here yet"));
    }

    private synchronized PythonSession session() {
        if (refusal != null) {
            throw refusal;
        }
        PythonSession started = session;
        if (started == null) {
            try {
                started = PythonSession.start(setup);
            } catch (ComponentUnavailableException e) {
                refusal = e;
                throw e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SystemException("The command was stopped while Python was being started.");
            }
            session = started;
        }
        return started;
    }

    @Override
    public synchronized void close() {
        Optional.ofNullable(session).ifPresent(PythonSession::close);
        session = null;
    }
}
