/** Values that an application gives to templates, beside plain JSON values. */
@NullMarked
package dev.cairn.templates.value;

import org.jspecify.annotations.NullMarked;
