package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.value.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens when a scope is entered: its variables get their first values. Thread-safe. */
final class ScopeEntry {

    private ScopeEntry() {}

    /**
     * Compiles the entry of a scope.
     *
     * @param isBlock whether the scope is that of a block, which also sees what the template has exported
     */
    static Action of(Symbols symbols, GivenVariables given, boolean isBlock) {
        List<Action> actions = new ArrayList<>();
        int depth = symbols.function().depth();
        for (Map.Entry<Slot, Load> entry : symbols.loads().entrySet()) {
            int index = entry.getKey().index();
            Load load = entry.getValue();
            if (load instanceof Load.Resolve resolve) {
                actions.add(resolve(resolve.name(), index, given.indexOf(resolve.name()), isBlock));
            } else if (load instanceof Load.Alias alias) {
                int distance = depth - alias.slot().depth();
                int source = alias.slot().index();
                actions.add((frame, output) ->
                        frame.set(index, frame.outer(distance).get(source)));
            } else if (load instanceof Load.Nothing) {
                actions.add((frame, output) -> frame.set(index, Missing.VALUE));
            }
        }
        return sequence(actions);
    }

    private static Action resolve(String name, int slot, int given, boolean isBlock) {
        if (!isBlock) {
            return (frame, output) -> frame.set(slot, frame.run().given(given));
        }
        return (frame, output) -> frame.set(
                slot,
                frame.visible().containsKey(name)
                        ? frame.visible().get(name)
                        : frame.run().given(given));
    }

    static Action sequence(List<Action> actions) {
        Action[] all = actions.toArray(new Action[0]);
        if (all.length == 1) {
            return all[0];
        }
        return (frame, output) -> {
            for (Action action : all) {
                action.run(frame, output);
            }
        };
    }
}
