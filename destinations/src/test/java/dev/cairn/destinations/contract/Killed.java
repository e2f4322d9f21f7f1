package dev.cairn.destinations.contract;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.TableWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends a sync at one of its calls to a destination: neither that call is made nor a later one, but for giving up the lock. */
final class Killed {

    /** Calls that change nothing, or of which there is one for each row. */
    private static final Set<String> NOT_COUNTED =
            Set.of("close", "name", "longestName", "takesNul", "keepsNumbersInJson", "lacking", "append");

    private int left;

    /** @param calls how many are made before */
    Killed(int calls) {
        this.left = calls;
    }

    /** True if the sync came to the call at which it ends. */
    boolean isDead() {
        return left < 0;
    }

    Destination destination(Destination real) {
        return proxy(Destination.class, real);
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (!method.getName().equals("close") && (isDead() || isLast(method.getName()))) {
                throw new DestinationException("the process was killed");
            }
            try {
                return wrapped(method.invoke(real, args));
            } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
            }
        }));
    }

    private boolean isLast(String call) {
        return !NOT_COUNTED.contains(call) && --left < 0;
    }

    private @Nullable Object wrapped(@Nullable Object result) {
        return result instanceof DestinationWriter writer
                ? proxy(DestinationWriter.class, writer)
                : result instanceof TableWriter table ? proxy(TableWriter.class, table) : result;
    }
}
