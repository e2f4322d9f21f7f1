/** Tests of signed tokens. */
@NullMarked
package dev.cairn.http.auth.jwt;

import org.jspecify.annotations.NullMarked;
