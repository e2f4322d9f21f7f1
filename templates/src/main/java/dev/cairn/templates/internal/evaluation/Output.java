package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import org.jspecify.annotations.Nullable;

/** The text that a template renders. Confined to one evaluation. */
final class Output {

    private final StringBuilder text = new StringBuilder(64);
    private final Evaluation evaluation;
    private @Nullable String alien;

    Output(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    void append(String part) {
        evaluation.spend(part.length());
        text.append(part);
    }

    /** Appends what a call or a filter gave. Jinja joins the parts at the end, and only there minds what is no text. */
    void appendUnprinted(@Nullable Object part) {
        if (Text.isText(part)) {
            append(String.valueOf(part));
        } else {
            alien = alien == null ? PyType.nameOf(part) : alien;
        }
    }

    /**
     * All that was appended.
     *
     * @throws PythonException if one part was no text
     */
    String text() {
        if (alien != null) {
            throw PythonException.type("expected str instance, " + alien + " found");
        }
        return text.toString();
    }
}
