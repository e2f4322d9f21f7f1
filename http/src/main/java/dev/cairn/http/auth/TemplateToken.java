package dev.cairn.http.auth;

import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;

/**
 * A token from the configuration, read through a template. Thread-safe.
 *
 * @param scope the variables {@code config} and {@code parameters}
 * @param environment learns the token
 */
public record TemplateToken(Template template, Scope scope, HttpEnvironment environment) implements TokenProvider {

    @Override
    public String token() {
        String value = template.evaluateToString(scope);
        String token = PythonText.str(value);
        if (value != null) {
            environment.learnCredential(token, template.isConstant());
        }
        return token;
    }
}
