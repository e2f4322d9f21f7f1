/** Syntax trees to closures, with Jinja's scopes. */
@NullMarked
package dev.cairn.runtime.template.evaluation;

import org.jspecify.annotations.NullMarked;
