/**
 * Jinja2 templates as Python means them: {@link dev.cairn.templates.Templates} compiles them, a
 * {@link dev.cairn.templates.Template} is evaluated with the variables of a {@link dev.cairn.templates.Scope}. The packages below are
 * internal. Needs the JDK only; the module's {@code README.md} has an example.
 */
@NullMarked
package dev.cairn.templates;

import org.jspecify.annotations.NullMarked;
