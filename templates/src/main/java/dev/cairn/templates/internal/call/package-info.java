/** How functions, filters and methods are declared, and how their arguments are bound. */
@NullMarked
package dev.cairn.templates.internal.call;

import org.jspecify.annotations.NullMarked;
