package dev.cairn.templates.internal.builtin;

import dev.cairn.templates.internal.call.Builtin;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import org.jspecify.annotations.Nullable;

/** Jinja's cycler, which goes around its items. Confined to one evaluation. */
final class Cycler implements PythonObject {

    private final Tuple items;
    private int position;

    private Cycler(Tuple items) {
        this.items = items;
    }

    static Cycler of(Args args) {
        if (!args.keywords().isEmpty()) {
            throw PythonException.type("Cycler.__init__() got an unexpected keyword argument");
        }
        if (args.count() == 0) {
            throw new PythonException(PythonException.Kind.TEMPLATE, "at least one item has to be provided");
        }
        return new Cycler(Tuple.of(args.positional()));
    }

    @Override
    public String typeName() {
        return "Cycler";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "current" -> items.get(position);
            case "items" -> items;
            case "pos" -> (long) position;
            case "next" ->
                Builtin.of("next", "", (evaluation, bound) -> {
                    Object current = items.get(position);
                    position = (position + 1) % items.size();
                    return current;
                });
            case "reset" ->
                Builtin.of("reset", "", (evaluation, bound) -> {
                    position = 0;
                    return null;
                });
            default -> Missing.VALUE;
        };
    }
}
