/** JSON web tokens that requests carry: what they say and how they are signed. */
@NullMarked
package dev.cairn.runtime.internal.http.auth.jwt;

import org.jspecify.annotations.NullMarked;
