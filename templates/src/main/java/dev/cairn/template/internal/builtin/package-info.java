/** What templates can call: the methods of Python's types, Jinja's filters, tests and globals, and the reference's own. */
@NullMarked
package dev.cairn.template.internal.builtin;

import org.jspecify.annotations.NullMarked;
