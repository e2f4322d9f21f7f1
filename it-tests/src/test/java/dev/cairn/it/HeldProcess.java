package dev.cairn.it;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds a JVM where it calls a method, however fast it is: the debugger of one process. Begin it, start the process with {@link
 * #option} and call {@link #attach}.
 */
final class HeldProcess implements AutoCloseable {

    private final ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(each -> each.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    private final Map<String, Connector.Argument> arguments = connector.defaultArguments();
    private final String address;
    private final Place place;
    private final CountDownLatch held = new CountDownLatch(1);
    private @Nullable VirtualMachine machine;
    /** After how many calls to hold; 0 as long as none counts. */
    private int calls;

    /**
     * Where to hold.
     *
     * @param type the class of the method
     * @param method one that is called by one thread at a time
     */
    record Place(String type, String method) {}

    HeldProcess(Place place) throws IOException, IllegalConnectorArgumentsException {
        this.place = place;
        set("localAddress", "127.0.0.1");
        set("timeout", "600000"); // milliseconds
        address = connector.startListening(arguments);
    }

    private void set(String argument, String value) {
        Objects.requireNonNull(arguments.get(argument)).setValue(value);
    }

    /** An option of the JVM, which waits for {@link #attach} with it. */
    String option() {
        return "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:"
                + address.substring(address.lastIndexOf(':') + 1);
    }

    /** Waits for the process, and lets it go. */
    void attach() throws IOException, IllegalConnectorArgumentsException {
        VirtualMachine attached = connector.accept(arguments);
        synchronized (this) {
            machine = attached;
        }
        ClassPrepareRequest prepared = attached.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(place.type);
        prepared.setSuspendPolicy(EventRequest.SUSPEND_ALL);
        prepared.enable();
        Thread events = new Thread(() -> follow(attached), "held process");
        events.setDaemon(true);
        events.start();
    }

    /**
     * Holds the process with one of the next calls.
     *
     * @param number 1 for the next
     */
    synchronized void holdAt(int number) {
        calls = number;
        VirtualMachine attached = machine;
        if (attached != null) {
            attached.classesByName(place.type).forEach(type -> arm(attached, type));
        }
    }

    /**
     * Waits until the process is held.
     *
     * @return false if it ended before
     */
    boolean waitFor(Process process) throws InterruptedException {
        while (process.isAlive()) {
            if (held.await(20, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private synchronized void arm(VirtualMachine attached, ReferenceType type) {
        if (calls == 0) {
            return;
        }
        for (Method method : type.methodsByName(place.method)) {
            BreakpointRequest request = attached.eventRequestManager().createBreakpointRequest(method.location());
            request.addCountFilter(calls);
            request.setSuspendPolicy(EventRequest.SUSPEND_ALL);
            request.enable();
        }
    }

    private void follow(VirtualMachine attached) {
        try {
            while (true) {
                EventSet set = attached.eventQueue().remove();
                boolean resume = true;
                for (Event event : set) {
                    if (event instanceof ClassPrepareEvent prepared) {
                        arm(attached, prepared.referenceType());
                    } else if (event instanceof BreakpointEvent) {
                        resume = false;
                        held.countDown();
                    }
                }
                if (resume) {
                    set.resume();
                }
            }
        } catch (VMDisconnectedException | InterruptedException e) {
            // it has ended
        }
    }

    @Override
    public void close() throws IOException, IllegalConnectorArgumentsException {
        VirtualMachine attached;
        synchronized (this) {
            attached = machine;
        }
        try {
            if (attached != null) {
                attached.dispose();
            }
        } catch (VMDisconnectedException e) {
            // it has ended
        } finally {
            connector.stopListening(arguments);
        }
    }
}
