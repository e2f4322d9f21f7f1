package dev.cairn.runtime.internal.http.auth;

import dev.cairn.python.PythonText;
import dev.cairn.runtime.secret.SecretMask;
import dev.cairn.template.Scope;
import dev.cairn.template.Template;

/** A token from the configuration, read through a template. Thread-safe. */
public final class TemplateToken implements TokenProvider {

    private final Template template;
    private final Scope scope;
    private final SecretMask secrets;

    /**
     * @param scope the variables {@code config} and {@code parameters}
     * @param secrets learns the token
     */
    public TemplateToken(Template template, Scope scope, SecretMask secrets) {
        this.template = template;
        this.scope = scope;
        this.secrets = secrets;
    }

    @Override
    public String token() {
        Object value = template.evaluate(scope);
        String token = PythonText.str(value);
        if (value != null) {
            secrets.add(token);
        }
        return token;
    }
}
