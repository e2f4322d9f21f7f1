package dev.cairn.components.python;

import dev.cairn.runtime.spi.ComponentContext;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import dev.cairn.runtime.spi.HostContext;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A side process that has the connector's code. Thread-safe. */
final class PythonSession implements AutoCloseable {

    private static final long PROTOCOL = 1;

    private final SideProcess process;
    private final AtomicLong numbers = new AtomicLong();
    private @Nullable Map<String, @Nullable Object> config;

    private PythonSession(SideProcess process) {
        this.process = process;
    }

    /**
     * Starts the process and loads the code.
     *
     * @throws ComponentUnavailableException with what is missing here
     */
    static PythonSession start(HostContext setup) throws InterruptedException {
        CodeSource code = CodeSource.of(setup);
        String interpreter = setup.options().interpreter() == null
                ? "python3"
                : setup.options().interpreter();
        ProcessBuilder command = new ProcessBuilder(interpreter, "-I", "-u", "-c", BridgeSource.LOADER);
        SideProcess process;
        try {
            process = SideProcess.start(command, new Callbacks(setup.secrets()), setup.secrets());
        } catch (IOException e) {
            throw new ComponentUnavailableException("there is no Python interpreter " + interpreter);
        }
        Map<?, ?> about = process.call("hello", Map.of("protocol", PROTOCOL), Frame.NOTHING, null)
                .object("ok");
        if (about.get("cdk") == null) {
            process.close();
            throw new ComponentUnavailableException(interpreter + " has no airbyte-cdk");
        }
        process.call("load", code.json(), Frame.NOTHING, null);
        return new PythonSession(process);
    }

    /** A number that nothing else in the process has. */
    long nextNumber() {
        return numbers.incrementAndGet();
    }

    SideProcess process() {
        return process;
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
