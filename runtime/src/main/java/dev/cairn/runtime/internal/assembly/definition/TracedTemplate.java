package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.documents.Place;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateAnalysis;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.TemplateOptions;
import dev.cairn.templates.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A template that tells a trace each time what it gives, and what the variables in it are. Thread-safe if the trace is. */
final class TracedTemplate implements Template {

    /** A variable, or a member of one, which may be asked for with {@code get}. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z_]\\w*(\\.get\\([^()]*\\)|\\.\\w+|\\[[^\\[\\]]*\\])*");

    /** What follows a path that is no whole one: a member, or the arguments of a call. */
    private static final List<String> CONTINUATIONS = List.of(".", "[", "(");

    private final Template template;
    private final Place place;
    private final Templates templates;
    private final RecordTrace trace;

    /** Found when the template is evaluated first: most templates of a manifest are not, and large ones have hundreds of parts. */
    private volatile @Nullable Map<String, Template> paths;

    private TracedTemplate(Template template, Place place, Templates templates, RecordTrace trace) {
        this.template = template;
        this.place = place;
        this.templates = templates;
        this.trace = trace;
    }

    /** The template itself where it is a plain text. */
    static Template of(Template template, Place place, Templates templates, RecordTrace trace) {
        return template.isConstant() ? template : new TracedTemplate(template, place, templates, trace);
    }

    private Map<String, Template> paths() {
        Map<String, Template> known = paths;
        if (known == null) {
            known = found();
            paths = known;
        }
        return known;
    }

    private Map<String, Template> found() {
        List<String> all = TemplateAnalysis.parts(template.source()).stream()
                .map(TemplateAnalysis.Part::text)
                .distinct()
                .toList();
        List<String> parts =
                all.stream().filter(part -> PATH.matcher(part).matches()).toList();
        Map<String, Template> found = new LinkedHashMap<>();
        for (String part : parts) {
            boolean whole = all.stream()
                    .noneMatch(other -> CONTINUATIONS.stream().anyMatch(next -> other.startsWith(part + next)));
            if (whole) {
                found.put(part, templates.compile("{{ " + part + " }}", TemplateOptions.PLAIN));
            }
        }
        return found;
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
        paths().forEach((path, value) -> {
            try {
                read.put(path, value.evaluate(scope));
            } catch (TemplateException e) {
                read.put(path, null); // undefined; the template itself says what is wrong
            }
        });
        return read;
    }
}
