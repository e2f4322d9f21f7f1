/** JSON web tokens as credentials: their content and their signatures. */
@NullMarked
package dev.cairn.http.auth.jwt;

import org.jspecify.annotations.NullMarked;
