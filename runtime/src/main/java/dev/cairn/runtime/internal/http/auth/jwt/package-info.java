/** JSON web tokens as credentials: their content and their signatures. */
@NullMarked
package dev.cairn.runtime.internal.http.auth.jwt;

import org.jspecify.annotations.NullMarked;
