package dev.cairn.manifest.rule;

import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.manifest.ComponentSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Templates read what users can configure. */
final class ConfigKeys extends TemplateRule {

    private static final Pattern ACCESS =
            Pattern.compile("(?<![\\w.'\"\\]])config((?:\\[\\s*['\"][^'\"]+['\"]\\s*]|\\.[A-Za-z_]\\w*+(?!\\())++)");

    private static final Pattern STEP = Pattern.compile("['\"]([^'\"]+)['\"]|\\.([A-Za-z_]\\w*)");

    /** A template that says what to do without the key may read a key that is not for everybody. */
    private static final Pattern PREPARED = Pattern.compile("\\b(in config|is defined|is not defined|default\\()");

    private final ComponentSchema schema;

    ConfigKeys(ComponentSchema schema) {
        super(
                "config-keys",
                Severity.WARNING,
                "A template reads a key of the configuration that the `spec` does not declare, so that it is hardly ever there;"
                        + " or `config_overrides` has such a key.",
                "Declare it in `connection_specification`, or use the name that is declared.",
                "DeclarativeSource");
        this.schema = schema;
    }

    @Override
    void check(ManifestComponent source, Findings findings) {
        ManifestComponent spec = source.component("spec").orElse(null);
        DeclaredKeys declared = spec == null ? null : DeclaredKeys.of(spec);
        if (declared == null) {
            return;
        }
        new TemplateTexts(schema, (component, field, node) -> {
                    if (!component.is("Spec") && component.enclosing("Spec").isEmpty()) {
                        checkTemplate(String.valueOf(node.value()), node.place(), declared, findings);
                    }
                })
                .walk(source);
        source.component("check")
                .flatMap(check -> check.component("config_overrides"))
                .ifPresent(overrides -> overrides
                        .node()
                        .members()
                        .forEach((key, member) -> declared.unknown(List.of(key))
                                .ifPresent(unknown -> findings.add(
                                        this,
                                        member.keyPlace(),
                                        "'config_overrides' has the key '" + key + "', which" + unknown))));
    }

    private void checkTemplate(String text, Place place, DeclaredKeys declared, Findings findings) {
        if (PREPARED.matcher(text).find()) {
            return;
        }
        Matcher access = ACCESS.matcher(text);
        while (access.find()) {
            List<String> path = new ArrayList<>();
            Matcher step = STEP.matcher(access.group(1));
            while (step.find()) {
                path.add(step.group(1) == null ? step.group(2) : step.group(1));
            }
            declared.unknown(path)
                    .ifPresent(unknown ->
                            findings.add(this, place, "the template reads " + access.group() + ", which" + unknown));
        }
    }
}
