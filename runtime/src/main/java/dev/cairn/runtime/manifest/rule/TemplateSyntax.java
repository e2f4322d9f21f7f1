package dev.cairn.runtime.manifest.rule;

import dev.cairn.documents.Severity;
import dev.cairn.runtime.manifest.ComponentSchema;
import dev.cairn.runtime.template.TemplateAnalysis;
import dev.cairn.runtime.template.TemplateException;
import java.util.HashSet;
import java.util.Set;

/** Templates can be read. */
final class TemplateSyntax extends TemplateRule {

    private final ComponentSchema schema;

    TemplateSyntax(ComponentSchema schema) {
        super(
                "template-syntax",
                Severity.ERROR,
                "A template is malformed.",
                "Mend it at the place that the message names; `cairn template` tries templates out.",
                "DeclarativeSource");
        this.schema = schema;
    }

    @Override
    void check(Component source, Findings findings) {
        Set<String> sound = new HashSet<>();
        new TemplateTexts(schema, (component, field, node) -> {
                    String text = String.valueOf(node.value());
                    if (!sound.contains(text)) {
                        try {
                            TemplateAnalysis.of(text);
                            sound.add(text);
                        } catch (TemplateException e) {
                            findings.add(
                                    this,
                                    node.place(),
                                    "'" + field + "' of " + component.type() + " is a malformed template: "
                                            + e.getMessage());
                        }
                    }
                })
                .walk(source);
    }
}
