package dev.cairn.http.request;

import dev.cairn.http.wire.UrlJoin;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import org.jspecify.annotations.Nullable;

/**
 * The URL of a requester, as templates. Thread-safe.
 *
 * @param url the whole URL; used where there is no {@code urlBase}
 * @param urlBase the start of the URL, to which the path is joined
 * @param path the rest of the URL
 */
public record RequestTemplates(
        HttpMethod method,
        @Nullable Template url,
        @Nullable Template urlBase,
        @Nullable Template path,
        RequestOptionTemplates options) {

    /**
     * The URL of a request.
     *
     * @param pathOfPage what the paginator wants in place of the path, which may be a whole URL; null for nothing
     */
    public String url(Scope scope, @Nullable String pathOfPage) {
        String base = text(urlBase, scope);
        String rest =
                pathOfPage == null || pathOfPage.isEmpty() ? text(path, scope).replaceFirst("^/+", "") : pathOfPage;
        return UrlJoin.join(base.isEmpty() ? text(url, scope) : base, rest);
    }

    private static String text(@Nullable Template template, Scope scope) {
        return template == null ? "" : PythonText.str(template.evaluateToString(scope));
    }
}
