/**
 * Jinja2 templates as Python means them: {@link dev.cairn.template.Templates} compiles them, a
 * {@link dev.cairn.template.Template} is evaluated with the variables of a {@link dev.cairn.template.Scope}. The packages below are
 * internal. Needs the JDK only; the module's {@code README.md} has an example.
 */
@NullMarked
package dev.cairn.template;

import org.jspecify.annotations.NullMarked;
