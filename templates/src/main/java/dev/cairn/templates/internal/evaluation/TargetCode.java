package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.builtin.Namespace;
import dev.cairn.templates.internal.syntax.AssignmentTarget;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compiled target of assignments. Immutable and thread-safe. */
@FunctionalInterface
interface TargetCode {

    /**
     * Assigns a value.
     *
     * @throws PythonException if it cannot be unpacked or the target is no namespace
     */
    void assign(StackFrame frame, @Nullable Object value);

    /**
     * Compiles a target.
     *
     * @param exports whether a variable is one that blocks see
     */
    static TargetCode of(AssignmentTarget target, Symbols symbols, boolean exports) {
        if (target instanceof AssignmentTarget.Variable variable) {
            return variable(symbols, variable.name(), exports);
        }
        if (target instanceof AssignmentTarget.Unpacked unpacked) {
            List<TargetCode> items = unpacked.items().stream()
                    .map(item -> of(item, symbols, exports))
                    .toList();
            return (frame, value) -> unpack(frame, items, value);
        }
        AssignmentTarget.NamespaceAttribute attribute = (AssignmentTarget.NamespaceAttribute) target;
        Slot slot = symbols.ref(attribute.namespace());
        int distance = symbols.function().depth() - slot.depth();
        return (frame, value) ->
                namespace(frame.outer(distance).get(slot.index())).set(attribute.attribute(), value);
    }

    private static TargetCode variable(Symbols symbols, String name, boolean exports) {
        Slot slot = symbols.ref(name);
        int distance = symbols.function().depth() - slot.depth();
        int index = slot.index();
        if (!exports) {
            return (frame, value) -> frame.outer(distance).set(index, value);
        }
        return (frame, value) -> {
            frame.outer(distance).set(index, value);
            frame.run().exported().put(name, value);
        };
    }

    private static void unpack(StackFrame frame, List<TargetCode> items, @Nullable Object value) {
        Iterator<@Nullable Object> elements = Iteration.orNull(value);
        if (elements == null) {
            throw PythonException.type("cannot unpack non-iterable " + PyType.nameOf(value) + " object");
        }
        List<@Nullable Object> values = new ArrayList<>(items.size());
        while (values.size() < items.size() && elements.hasNext()) {
            values.add(elements.next());
        }
        if (values.size() < items.size()) {
            throw PythonException.value(
                    "not enough values to unpack (expected " + items.size() + ", got " + values.size() + ")");
        }
        if (elements.hasNext()) {
            throw PythonException.value("too many values to unpack (expected " + items.size() + ")");
        }
        for (int i = 0; i < items.size(); i++) {
            items.get(i).assign(frame, values.get(i));
        }
    }

    private static Namespace namespace(@Nullable Object value) {
        if (value instanceof Namespace namespace) {
            return namespace;
        }
        throw PythonException.template("cannot assign attribute on non-namespace object");
    }

    /** Fails unless every namespace that the target names is one; this comes before the value is computed. */
    static Action check(AssignmentTarget target, Symbols symbols) {
        List<Action> checks = new ArrayList<>();
        addChecks(target, symbols, checks);
        return ScopeEntry.sequence(checks);
    }

    private static void addChecks(AssignmentTarget target, Symbols symbols, List<Action> checks) {
        if (target instanceof AssignmentTarget.Unpacked unpacked) {
            unpacked.items().forEach(item -> addChecks(item, symbols, checks));
        } else if (target instanceof AssignmentTarget.NamespaceAttribute attribute) {
            Slot slot = symbols.ref(attribute.namespace());
            int distance = symbols.function().depth() - slot.depth();
            checks.add((frame, output) -> namespace(frame.outer(distance).get(slot.index())));
        }
    }
}
