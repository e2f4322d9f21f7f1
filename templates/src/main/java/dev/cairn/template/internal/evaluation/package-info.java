/** Syntax trees to closures, with Jinja's scopes. */
@NullMarked
package dev.cairn.template.internal.evaluation;

import org.jspecify.annotations.NullMarked;
