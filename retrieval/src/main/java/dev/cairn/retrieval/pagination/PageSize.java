package dev.cairn.retrieval.pagination;

import dev.cairn.core.error.SystemException;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import org.jspecify.annotations.Nullable;

/** The page size of a manifest: a number, or a template of one. */
final class PageSize {

    private PageSize() {}

    /**
     * A number of records.
     *
     * @throws SystemException if the template gives no whole number
     */
    static @Nullable Long of(@Nullable Template template, Scope scope) {
        if (template == null) {
            return null;
        }
        Object value = template.evaluate(scope);
        if (value instanceof Long number) {
            return number;
        }
        throw new SystemException(
                "The connector's manifest sets a page size that is no whole number",
                "page_size '" + template.source() + "' evaluates to " + PythonText.repr(value)
                        + ", expected a whole number",
                null);
    }
}
