/** Tests of the generated models as their users meet them. */
@NullMarked
package dev.cairn.models;

import org.jspecify.annotations.NullMarked;
