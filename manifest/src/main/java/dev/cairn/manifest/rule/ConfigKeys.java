package dev.cairn.manifest.rule;

import dev.cairn.documents.Place;
import dev.cairn.manifest.ComponentSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Templates read what users can configure. */
record ConfigKeys(ComponentSchema schema) {

    private static final Pattern ACCESS =
            Pattern.compile("(?<![\\w.'\"\\]])config((?:\\[\\s*['\"][^'\"]+['\"]\\s*]|\\.[A-Za-z_]\\w*+(?!\\())++)");

    private static final Pattern STEP = Pattern.compile("['\"]([^'\"]+)['\"]|\\.([A-Za-z_]\\w*)");

    /** A template that says what to do without the key may read a key that is not for everybody. */
    private static final Pattern PREPARED = Pattern.compile("\\b(in config|is defined|is not defined|default\\()");

    void check(ManifestComponent source, RuleReport report) {
        ManifestComponent spec = source.component("spec").orElse(null);
        DeclaredKeys declared = spec == null ? null : DeclaredKeys.of(spec);
        if (declared == null) {
            return;
        }
        new TemplateTexts(schema, (component, field, node) -> {
                    if (!component.is("Spec") && component.enclosing("Spec").isEmpty()) {
                        checkTemplate(String.valueOf(node.value()), node.place(), declared, report);
                    }
                })
                .walk(source);
        source.component("check")
                .flatMap(check -> check.component("config_overrides"))
                .ifPresent(overrides -> overrides
                        .node()
                        .members()
                        .forEach((key, member) -> declared.unknown(List.of(key))
                                .ifPresent(unknown -> report.add(
                                        member.keyPlace(),
                                        "'config_overrides' has the key '" + key + "', which" + unknown))));
    }

    private void checkTemplate(String text, Place place, DeclaredKeys declared, RuleReport report) {
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
                    .ifPresent(
                            unknown -> report.add(place, "the template reads " + access.group() + ", which" + unknown));
        }
    }
}
