package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.value.Missing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compiled macro. Immutable and thread-safe.
 *
 * @param name null for the body of a call block
 * @param layout its frame
 * @param enter what is done before the defaults are computed
 * @param body what it renders
 */
record MacroCode(@Nullable String name, Arguments arguments, FunctionLayout layout, Action enter, Action body) {

    /**
     * The arguments that a macro takes.
     *
     * @param parameters the names of its parameters
     * @param slots where the parameters go, then caller, keywords and further arguments as far as it takes them
     * @param defaults of the last parameters
     * @param takesCaller whether it uses {@code caller}
     * @param takesKeywords whether it uses {@code kwargs}
     * @param takesPositional whether it uses {@code varargs}
     */
    record Arguments(
            List<String> parameters,
            List<Slot> slots,
            List<Code> defaults,
            boolean takesCaller,
            boolean takesKeywords,
            boolean takesPositional) {}

    String render(StackFrame outer, @Nullable Object[] values) {
        StackFrame frame = new StackFrame(outer.run(), outer, outer.visible(), layout.size());
        for (int i = 0; i < values.length; i++) {
            frame.set(arguments.slots().get(i).index(), values[i]);
        }
        Output output = new Output(outer.run().evaluation());
        enter.run(frame, output);
        List<String> parameters = arguments.parameters();
        int required = parameters.size() - arguments.defaults().size();
        for (int i = 0; i < parameters.size(); i++) {
            if (values[i] == Missing.VALUE) {
                Object value = i < required
                        ? Undefined.because("parameter '" + parameters.get(i) + "' was not provided")
                        : arguments.defaults().get(i - required).value(frame);
                frame.set(arguments.slots().get(i).index(), value);
            }
        }
        body.run(frame, output);
        return output.text();
    }
}
