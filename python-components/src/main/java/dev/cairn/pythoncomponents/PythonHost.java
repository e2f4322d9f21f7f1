package dev.cairn.pythoncomponents;

import dev.cairn.core.error.SystemException;
import dev.cairn.runtime.spi.ComponentContext;
import dev.cairn.runtime.spi.ComponentHost;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.runtime.spi.HostContext;
import dev.cairn.runtime.spi.StreamRetrieval;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        RemoteComponent object = new RemoteComponent(session(context.className()), context);
        try {
            if (context.definition().equals(StreamRetrieval.class.getSimpleName())) {
                return PythonRetrieval.of(object);
            }
            object.create();
        } catch (SideProcessException e) {
            throw refused(e, context.className());
        }
        return Leaves.of(object)
                .orElseThrow(() -> new ComponentUnavailableException(
                        "a " + context.definition() + " cannot be Python code here yet"));
    }

    private static RuntimeException refused(SideProcessException e, String className) {
        return e.kind().equals("unavailable")
                ? new ComponentUnavailableException("Python cannot import " + className + ": " + e.said() + ". "
                        + (e.remedy().isEmpty()
                                ? "Put the modules of the connector's package beside the manifest, as 'cairn connector"
                                        + " add' does, name the file of its components in --components-path, or install"
                                        + " the package in the interpreter's environment"
                                : e.remedy()))
                : new IllegalArgumentException("Python cannot make it: " + e.getMessage(), e);
    }

    @Override
    public String about(String className) {
        return session(className).about();
    }

    @Override
    public Optional<String> problem(String className) {
        try {
            session(className).look(className);
            return Optional.empty();
        } catch (ComponentUnavailableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (SideProcessException e) {
            return Optional.of(String.valueOf(refused(e, className).getMessage()));
        }
    }

    @Override
    public Optional<String> remark(String className) {
        try {
            List<?> past = session(className).look(className);
            return past.isEmpty()
                    ? Optional.empty()
                    : Optional.of("its module uses "
                            + past.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + ", whose requests do not go through Cairn: call budget, proxies, TLS options, request log and masks do"
                            + " not count for them");
        } catch (ComponentUnavailableException | SideProcessException e) {
            return Optional.empty();
        }
    }

    private synchronized PythonSession session(String className) {
        if (refusal != null) {
            throw refusal;
        }
        PythonSession started = session;
        if (started != null && started.process().hasEnded()) {
            started.close(); // what is made from now on need not fail, too
            started = null;
        }
        if (started == null) {
            try {
                started = PythonSession.start(setup, className);
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
