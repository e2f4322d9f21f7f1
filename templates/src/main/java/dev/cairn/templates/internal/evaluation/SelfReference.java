package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.call.Callback;
import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import org.jspecify.annotations.Nullable;

/**
 * Jinja's {@code self}, through which a template calls its own blocks.
 *
 * @param blocks the template's blocks
 * @param frame where they are called from
 */
record SelfReference(BlockTable blocks, StackFrame frame) implements PythonObject {

    @Override
    public @Nullable Object attribute(String name) {
        if (!blocks.has(name)) {
            return Missing.VALUE;
        }
        return new Callback(name, args -> {
            Output output = new Output(frame.run().evaluation());
            blocks.render(name, frame.run(), frame.visible(), output);
            return output.text();
        });
    }

    @Override
    public String typeName() {
        return "TemplateReference";
    }

    @Override
    public String repr() {
        return "<TemplateReference None>";
    }
}
