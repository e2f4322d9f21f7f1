/** Global functions, filters and tests. */
@NullMarked
package dev.cairn.templates.internal.builtin;

import org.jspecify.annotations.NullMarked;
