/** Tests of signed tokens. */
@NullMarked
package dev.cairn.runtime.http.auth.jwt;

import org.jspecify.annotations.NullMarked;
