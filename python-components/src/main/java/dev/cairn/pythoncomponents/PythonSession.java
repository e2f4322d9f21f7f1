package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.ComponentContext;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import dev.cairn.runtime.spi.HostContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A side process that has the connector's code. Thread-safe. */
final class PythonSession implements AutoCloseable {

    private final SideProcess process;
    private final AtomicLong numbers = new AtomicLong();
    private @Nullable Map<String, @Nullable Object> config;

    private final String about;

    private PythonSession(SideProcess process, String about) {
        this.process = process;
        this.about = about;
    }

    /**
     * Starts the process and loads the code.
     *
     * @param className the class that it is needed for
     * @throws ComponentUnavailableException with what is missing here
     */
    static PythonSession start(HostContext setup, String className) throws InterruptedException {
        CodeSource code = CodeSource.of(setup);
        Interpreter interpreter = Interpreter.of(setup.options(), setup.folder());
        Optional<SideProcess> ready =
                setup.options().ahead() ? ReadyProcesses.SHARED.take(interpreter, setup.secrets()) : Optional.empty();
        SideProcess process = ready.orElseGet(() -> interpreter.start(setup.secrets()));
        String about;
        try {
            about = interpreter.requireFit(process, className);
            process.call("load", code.json(), Frame.NOTHING, null);
        } catch (SideProcessException e) {
            process.close();
            throw new ComponentUnavailableException(e.saidWithRemedy());
        } catch (RuntimeException | InterruptedException e) {
            process.close();
            throw e;
        }
        if (setup.options().ahead()) {
            ReadyProcesses.SHARED.prepare(interpreter);
        }
        return new PythonSession(process, about);
    }

    /** The interpreter and its packages, in words. */
    String about() {
        return about;
    }

    /** A number that nothing else in the process has. */
    long nextNumber() {
        return numbers.incrementAndGet();
    }

    SideProcess process() {
        return process;
    }

    /** What the modules of a class use that sends requests past Cairn. */
    List<?> look(String className) {
        try {
            Object found = process.call("look", Map.of("class_name", className), Frame.NOTHING, null)
                    .header()
                    .get("ok");
            return found instanceof List<?> list ? list : List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Brings the configuration there up to date where tokens were replaced in it. */
    void settle(Map<String, @Nullable Object> current) throws InterruptedException {
        synchronized (this) {
            if (config == current) {
                return;
            }
            config = current;
        }
        process.call("config", Map.of("config", current), Frame.NOTHING, null);
    }

    /** A component there has changed the configuration, which is known there already. */
    void changed(Map<String, @Nullable Object> there, ComponentContext context) {
        context.changeConfig(there);
        synchronized (this) {
            config = context.config();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
