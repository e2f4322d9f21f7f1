/** A user of the templates, who sees their public packages only. */
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
