package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorDefinition;
import dev.cairn.core.error.ConfigException;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.Templates;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a cursor whose model does not come from a manifest. Error messages name the stream and the
 * property.
 */
record StandaloneDefinition(String path, Templates templates, Map<String, @Nullable Object> config)
        implements CursorDefinition {

    @Override
    public CursorDefinition field(String name) {
        return new StandaloneDefinition(path + "." + name, templates, config);
    }

    @Override
    public @Nullable Object value(String template, Map<String, @Nullable Object> parameters) {
        return evaluated(template, compiled -> compiled.evaluate(scope(parameters)));
    }

    @Override
    public @Nullable String text(String template, Map<String, @Nullable Object> parameters) {
        return evaluated(template, compiled -> compiled.evaluateToString(scope(parameters)));
    }

    private <T extends @Nullable Object> T evaluated(String template, Function<Template, T> evaluation) {
        try {
            return evaluation.apply(templates.compile(template));
        } catch (TemplateException e) {
            throw wrong("the template '" + template + "' cannot be evaluated: " + e.getMessage());
        }
    }

    private Scope scope(Map<String, @Nullable Object> parameters) {
        return name -> switch (name) {
            case "config" -> config;
            case "parameters" -> parameters;
            default -> Scope.UNDEFINED;
        };
    }

    @Override
    public ConfigException wrong(String message) {
        return new ConfigException(path + ": " + message);
    }
}
