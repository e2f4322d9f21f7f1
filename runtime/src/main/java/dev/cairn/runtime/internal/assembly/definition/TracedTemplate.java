package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.documents.Place;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.template.Scope;
import dev.cairn.template.Template;
import dev.cairn.template.TemplateAnalysis;
import dev.cairn.template.TemplateException;
import dev.cairn.template.TemplateOptions;
import dev.cairn.template.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A template that tells a trace each time what it gives, and what the variables in it are. Thread-safe if the trace is. */
record TracedTemplate(Template template, Place place, Map<String, Template> paths, RecordTrace trace)
        implements Template {

    /** A variable, or a member of one, which may be asked for with {@code get}. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(\\.get\\([^()]*\\)|\\.\\w+|\\[[^\\[\\]]*\\])*");

    /** What follows a path that is no whole one: a member, or the arguments of a call. */
    private static final List<String> CONTINUATIONS = List.of(".", "[", "(");

    /** The template itself where it is a plain text. */
    static Template of(Template template, Place place, Templates templates, RecordTrace trace) {
        if (template.isConstant()) {
            return template;
        }
        List<String> all = TemplateAnalysis.parts(template.source()).stream()
                .map(TemplateAnalysis.Part::text)
                .distinct()
                .toList();
        List<String> parts =
                all.stream().filter(part -> PATH.matcher(part).matches()).toList();
        Map<String, Template> paths = new LinkedHashMap<>();
        for (String part : parts) {
            boolean whole = all.stream()
                    .noneMatch(other -> CONTINUATIONS.stream().anyMatch(next -> other.startsWith(part + next)));
            if (whole) {
                paths.put(part, templates.compile("{{ " + part + " }}", TemplateOptions.PLAIN));
            }
        }
        return new TracedTemplate(template, place, paths, trace);
    }

    @Override
    public String source() {
        return template.source();
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    @Override
    public Set<String> variables() {
        return template.variables();
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        return told(scope, () -> template.evaluate(scope));
    }

    @Override
    public @Nullable String evaluateToString(Scope scope) {
        return told(scope, () -> template.evaluateToString(scope));
    }

    @Override
    public boolean evaluateToBoolean(Scope scope) {
        return told(scope, () -> template.evaluateToBoolean(scope));
    }

    private <T extends @Nullable Object> T told(Scope scope, Supplier<T> evaluation) {
        try {
            T value = evaluation.get();
            trace.evaluated(place, source(), value, null, read(scope));
            return value;
        } catch (TemplateException e) {
            trace.evaluated(place, source(), null, e.getMessage(), read(scope));
            throw e;
        }
    }

    private Map<String, @Nullable Object> read(Scope scope) {
        Map<String, @Nullable Object> read = new LinkedHashMap<>();
        paths.forEach((path, value) -> {
            try {
                read.put(path, value.evaluate(scope));
            } catch (TemplateException e) {
                read.put(path, null); // undefined; the template itself says what is wrong
            }
        });
        return read;
    }
}
