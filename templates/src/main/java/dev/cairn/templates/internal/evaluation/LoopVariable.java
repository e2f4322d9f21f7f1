package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.call.Callback;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Equality;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.PythonCallable;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.value.Missing;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jinja's {@code loop}. Confined to one evaluation. */
final class LoopVariable implements PythonCallable {

    /** Renders the loop's body for other elements, one level deeper. */
    @FunctionalInterface
    interface Recursion {
        Object render(@Nullable Object iterable, int depth);
    }

    private final @Nullable Object iterable;
    private final Evaluation evaluation;
    private final @Nullable Recursion recursion;
    private final int depth;
    private Iterator<@Nullable Object> iterator;
    private long index = -1;
    private @Nullable Object current = Missing.VALUE;
    private @Nullable Object before = Missing.VALUE;
    private @Nullable Object after = Missing.VALUE;
    private @Nullable Object lastChanged = Missing.VALUE;
    private long length = -1;

    LoopVariable(
            Evaluation evaluation,
            @Nullable Object iterable,
            Iterator<@Nullable Object> iterator,
            @Nullable Recursion recursion,
            int depth) {
        this.evaluation = evaluation;
        this.iterable = iterable;
        this.iterator = iterator;
        this.recursion = recursion;
        this.depth = depth;
    }

    /** Moves to the next element; false at the end. */
    boolean advance() {
        if (after == Missing.VALUE && !iterator.hasNext()) {
            return false;
        }
        Object next = after == Missing.VALUE ? iterator.next() : after;
        after = Missing.VALUE;
        index++;
        before = current;
        current = next;
        return true;
    }

    @Nullable
    Object current() {
        return current;
    }

    private @Nullable Object peek() {
        if (after == Missing.VALUE && iterator.hasNext()) {
            after = iterator.next();
        }
        return after;
    }

    private long size() {
        if (length < 0) {
            try {
                length = Iteration.length(iterable);
            } catch (PythonException e) {
                if (e.kind() != PythonException.Kind.TYPE) {
                    throw e;
                }
                List<@Nullable Object> rest = new ArrayList<>();
                iterator.forEachRemaining(rest::add);
                iterator = rest.iterator();
                length = rest.size() + index + 1 + (after == Missing.VALUE ? 0 : 1);
            }
        }
        return length;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "index" -> index + 1;
            case "index0" -> index;
            case "revindex" -> size() - index;
            case "revindex0" -> size() - index - 1;
            case "first" -> index == 0;
            case "last" -> peek() == Missing.VALUE;
            case "length" -> size();
            case "depth" -> depth + 1L;
            case "depth0" -> (long) depth;
            case "previtem" -> index == 0 ? Undefined.because("there is no previous item") : before;
            case "nextitem" -> peek() == Missing.VALUE ? Undefined.because("there is no next item") : after;
            case "cycle" -> new Callback("cycle", args -> cycle(args));
            case "changed" -> new Callback("changed", args -> changed(args));
            default -> Missing.VALUE;
        };
    }

    private @Nullable Object cycle(Args args) {
        if (args.count() == 0) {
            throw PythonException.type("no items for cycling given");
        }
        return args.get((int) (index % args.count()));
    }

    private boolean changed(Args args) {
        Tuple values = Tuple.of(args.positional());
        if (lastChanged != Missing.VALUE && Equality.equal(lastChanged, values)) {
            return false;
        }
        lastChanged = values;
        return true;
    }

    @Override
    public Object call(Evaluation caller, Args args) {
        if (recursion == null) {
            throw PythonException.type("The loop must have the 'recursive' marker to be called recursively.");
        }
        if (args.count() != 1) {
            throw PythonException.type("loop() takes one argument");
        }
        return recursion.render(args.get(0), depth + 1);
    }

    @Override
    public int length() {
        return (int) size();
    }

    @Override
    public @Nullable Iterator<@Nullable Object> elements() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return peek() != Missing.VALUE;
            }

            @Override
            public Object next() {
                evaluation.spend(Evaluation.STEP);
                advance();
                return Tuple.of(current, LoopVariable.this);
            }
        };
    }

    @Override
    public String typeName() {
        return "LoopContext";
    }

    @Override
    public String repr() {
        return "<LoopContext " + (index + 1) + "/" + size() + ">";
    }
}
