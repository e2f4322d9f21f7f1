/** Syntax trees to closures, with Jinja's scopes. */
@NullMarked
package dev.cairn.templates.internal.evaluation;

import org.jspecify.annotations.NullMarked;
