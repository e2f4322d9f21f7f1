package dev.cairn.runtime.template.evaluation;

import dev.cairn.runtime.template.value.Evaluation;

/** The text that a template renders. Confined to one evaluation. */
final class Output {

    private final StringBuilder text = new StringBuilder();
    private final Evaluation evaluation;

    Output(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    void append(String part) {
        evaluation.spend(part.length());
        text.append(part);
    }

    String text() {
        return text.toString();
    }
}
