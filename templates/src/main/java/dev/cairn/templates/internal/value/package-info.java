/** Python's values and what its operators do with them, as far as a template can see. */
@NullMarked
package dev.cairn.templates.internal.value;

import org.jspecify.annotations.NullMarked;
